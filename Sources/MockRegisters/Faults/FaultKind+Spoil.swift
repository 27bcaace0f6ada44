extension FaultKind {
    /// Spoils a good answer's bytes; kinds that change no bytes give them back as they are.
    func spoil(_ bytes: [UInt8]) -> MockAnswer {
        switch self {
        case .malformed: .document(crossed(bytes), isFault: false)
        case .truncated: .document(Array(bytes.prefix(bytes.count / 2)), isFault: false)
        case .cut: .cut(bytes)
        case .huge: .huge(Array(bytes.prefix(bytes.count / 2)))
        case .doctype:
            .document(
                afterProlog("<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\">", in: bytes), isFault: false)
        case .entityBomb: .document(bomb(bytes), isFault: false)
        case .latin1: .document(latin1(bytes), isFault: false)
        case .slow, .busy, .unreachable, .down, .notFound, .soapFault, .wrongPerson, .exception, .newNumber,
            .cancelledNumber, .partial,
            .notInscribed:
            .document(bytes, isFault: false)
        }
    }

    /// A closing tag before the last one, which closes nothing.
    private func crossed(_ bytes: [UInt8]) -> [UInt8] {
        guard let last = bytes.lastIndex(of: 0x3C) else { return bytes }
        return bytes[..<last] + Array("</Bericht>".utf8) + bytes[last...]
    }

    private func replacing(_ text: String, with new: String, in bytes: [UInt8]) -> [UInt8] {
        replacing(text, with: Array(new.utf8), in: bytes)
    }

    private func replacing(_ text: String, with new: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        let pattern = Array(text.utf8)
        guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: pattern) }) else { return bytes }
        return bytes[..<start] + new + bytes[(start + pattern.count)...]
    }

    private func afterProlog(_ text: String, in bytes: [UInt8]) -> [UInt8] {
        replacing("?>", with: "?>" + text, in: bytes)
    }

    /// Ten levels of ten.
    private func bomb(_ bytes: [UInt8]) -> [UInt8] {
        var declarations = "<!ENTITY e0 \"lol\">"
        for level in 1...10 {
            let parts = String(repeating: "&e" + String(level - 1) + ";", count: 10)
            declarations += "<!ENTITY e" + String(level) + " \"" + parts + "\">"
        }
        let declared = afterProlog("<!DOCTYPE a [" + declarations + "]>", in: bytes)
        return replacing("</soapenv:Body>", with: "&e10;</soapenv:Body>", in: declared)
    }

    private func latin1(_ bytes: [UInt8]) -> [UInt8] {
        let text = String(decoding: bytes, as: UTF8.self)
        let accented = text.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : 0x3F }
        // Every answer gets at least one byte that is no UTF-8.
        return replacing("</soapenv:Body>", with: [0xE4] + Array("</soapenv:Body>".utf8), in: accented)
    }
}
