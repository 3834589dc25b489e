//! Story to Brief: selection, shortening, labels and the sections of the page
