import Core
import Disclosure

/// The forms in which a citizen gets a receipt; each holds the proof.
enum ReceiptForm: String, CaseIterable {
    /// As the act itself was answered.
    case json
    /// A page of A4, and the strip of a counter printer.
    case letter, strip
    /// ISO/IEC TS 27560:2023 with the terms of DPV, and Kantara 1.1.
    case record, kantara

    var mediaType: String {
        switch self {
        case .json, .kantara: "application/json"
        case .letter: "text/html"
        case .strip: "text/plain"
        case .record: "application/ld+json"
        }
    }

    func reply(_ receipt: Receipt, at call: Call) -> HTTPReply {
        switch self {
        case .json: HTTPReply(json: receipt.json(at: call))
        case .letter: text(LetterPage(letter: receipt.letter, file: receipt.record).html)
        case .strip: text(receipt.letter.text(with: receipt.record))
        case .record: HTTPReply(mediaType: mediaType, bytes: receipt.record.canonicalBytes)
        case .kantara: HTTPReply(json: receipt.kantara)
        }
    }

    private func text(_ text: String) -> HTTPReply {
        HTTPReply(mediaType: mediaType + "; charset=utf-8", bytes: Array(text.utf8))
    }
}
