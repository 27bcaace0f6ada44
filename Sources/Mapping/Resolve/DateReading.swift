import Core

/// How a date of a source reads (FIELD 3.14).
enum DateReading {
    case date(PartialDate, isPlaceholder: Bool)
    /// 9999-12-31: no end.
    case open
    case unreadable

    init(_ capture: Extraction.Capture, in extraction: borrowing Extraction) {
        guard let date = DateReading.plain(capture, in: extraction) ?? PartialDate(extraction.string(capture)) else {
            self = .unreadable
            return
        }
        if date.year == 9999 {
            self = .open
        } else {
            let isPlaceholder = date.year < 1800 || (date.year == 1900 && date.month == 1 && date.day == 1)
            self = .date(date, isPlaceholder: isPlaceholder)
        }
    }

    /// The common form, without going through a string.
    private static func plain(_ capture: Extraction.Capture, in extraction: borrowing Extraction) -> PartialDate? {
        guard capture.count == 10 else { return nil }
        var numbers = (0, 0, 0)
        for offset in 0..<10 {
            let byte = extraction.text[capture.start + offset]
            if offset == 4 || offset == 7 {
                guard byte == 0x2D else { return nil }
                continue
            }
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            let digit = Int(byte - 0x30)
            if offset < 4 {
                numbers.0 = numbers.0 * 10 + digit
            } else if offset < 7 {
                numbers.1 = numbers.1 * 10 + digit
            } else {
                numbers.2 = numbers.2 * 10 + digit
            }
        }
        guard numbers.0 > 0, let date = CalendarDate(year: numbers.0, month: numbers.1, day: numbers.2) else {
            return nil
        }
        return PartialDate(date)
    }
}
