package import Core

extension Tellable {
    /// Its type, as the dictionary has it.
    package var type: ValueType {
        switch self {
        case .iban, .phone, .email, .hours: .text
        case .channel: .code
        case .document: .record(["reference": .text, "sha256": .text])
        }
    }

    /// How it is called, as the dictionary has it.
    package var label: String {
        switch self {
        case .iban: "rekeningnummer"
        case .phone: "telefoonnummer"
        case .email: "e-mailadres"
        case .channel: "hoe u liefst bericht krijgt"
        case .hours: "wanneer u veilig gebeld kunt worden"
        case .document: "verwijzing naar een document"
        }
    }

    /// What a value must look like, for who sends one.
    package var form: String {
        switch self {
        case .iban: "An IBAN with its check digits, such as BE68 5390 0754 7034."
        case .phone: "A telephone number, such as 0478 12 34 56 or +32 478 12 34 56."
        case .email: "An e-mail address."
        case .channel: "One of \(Self.channels.joined(separator: ", "))."
        case .hours: "Days and hours, such as ma-vr 09:00-12:00; za 10:00-11:00."
        case .document: "A `reference` of one line, and `sha256`, 64 hexadecimal digits."
        }
    }

    package static let channels = ["email", "letter", "phone"]

    /// A value in the one form in which it is kept; `nil` where it is none.
    package func value(_ json: JSON?) -> Value? {
        switch (self, json) {
        case (.iban, .string(let text)?): Self.iban(text).map { .text($0) }
        case (.phone, .string(let text)?): Self.phone(text).map { .text($0) }
        case (.email, .string(let text)?): Self.email(text).map { .text($0) }
        case (.channel, .string(let text)?): Self.channels.contains(text) ? .code(text) : nil
        case (.hours, .string(let text)?): Self.hours(text).map { .text($0) }
        case (.document, .members(let members)?): Self.document(members)
        default: nil
        }
    }

    /// Without spaces, in capitals; the remainder by 97 must be 1 (ISO 13616), and a Belgian one has 16 characters.
    private static func iban(_ text: String) -> String? {
        let bytes = text.utf8.filter { $0 != 0x20 }.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
        guard (15...34).contains(bytes.count), bytes[..<2].allSatisfy(isCapital), bytes[2..<4].allSatisfy(isDigit),
            bytes[4...].allSatisfy({ isCapital($0) || isDigit($0) })
        else { return nil }
        var remainder = 0
        for byte in bytes[4...] + bytes[..<4] {
            let number = isDigit(byte) ? Int(byte) - 0x30 : Int(byte) - 0x41 + 10
            remainder = (remainder * (number > 9 ? 100 : 10) + number) % 97
        }
        let isBelgian = bytes[0] == 0x42 && bytes[1] == 0x45
        return remainder == 1 && (!isBelgian || bytes.count == 16) ? String(decoding: bytes, as: UTF8.self) : nil
    }

    /// As `+32478123456`; one without a country is Belgian.
    private static func phone(_ text: String) -> String? {
        var digits = text.utf8.filter { ![0x20, 0x2E, 0x2F, 0x2D].contains($0) }
        if digits.first == 0x2B {
            digits.removeFirst()
        } else if digits.starts(with: [0x30, 0x30]) {
            digits.removeFirst(2)
        } else if digits.first == 0x30 {
            digits.replaceSubrange(..<1, with: [0x33, 0x32])
        } else {
            return nil
        }
        guard (8...15).contains(digits.count), digits.allSatisfy(isDigit), digits.first != 0x30 else { return nil }
        return "+" + String(decoding: digits, as: UTF8.self)
    }

    private static func email(_ text: String) -> String? {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, text.utf8.count <= 254, !INSZ.occurs(in: text),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !Array("\"(),:;<>".utf8).contains($0) })
        else { return nil }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        let fits = labels.allSatisfy { label in
            !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { isDigit($0) || isCapital($0 & 0xDF) || $0 == 0x2D }
        }
        return labels.count >= 2 && fits ? text : nil
    }

    private static let days = ["ma", "di", "wo", "do", "vr", "za", "zo"]

    /// `ma-vr 09:00-12:00; za 10:00-11:00`: nothing but days and hours, for a free text could say why.
    private static func hours(_ text: String) -> String? {
        let spans = text.split(separator: ";", omittingEmptySubsequences: false)
        guard (1...7).contains(spans.count) else { return nil }
        for span in spans {
            let words = span.split(separator: " ")
            guard words.count == 2 else { return nil }
            let named = words[0].split(separator: "-", omittingEmptySubsequences: false)
            let times = words[1].split(separator: "-", omittingEmptySubsequences: false)
            let places = named.compactMap { days.firstIndex(of: String($0)) }
            let minutes = times.compactMap(minute)
            guard (1...2).contains(named.count), places.count == named.count, places == places.sorted(),
                times.count == 2, minutes.count == 2, minutes[0] < minutes[1]
            else { return nil }
        }
        return spans.map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: "; ")
    }

    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy(isDigit) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }

    private static func document(_ members: JSONMembers) -> Value? {
        guard members.count == 2, let reference = members["reference"]?.string, let hash = members["sha256"]?.string,
            (1...200).contains(reference.utf8.count), reference.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
            !INSZ.occurs(in: reference), hash.utf8.count == 64, Hex.decode(hash) != nil
        else { return nil }
        return .record(["reference": .text(reference), "sha256": .text(hash)])
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
}
