import Catalogue
import Core

/// What the citizen was told before deciding.
package struct Telling: Hashable, Sendable {
    package let notice: String
    /// SHA-256 of the notice's words, hexadecimal.
    package let noticeHash: String
    /// The words were read aloud by the recorder.
    package let readAloud: Bool
    /// The way without consent was told.
    package let otherWayTold: Bool

    package init(notice: String, noticeHash: String, readAloud: Bool, otherWayTold: Bool) {
        self.notice = notice
        self.noticeHash = noticeHash
        self.readAloud = readAloud
        self.otherWayTold = otherWayTold
    }

    var members: [String: JSON] {
        [
            "notice": .string(notice), "noticeHash": .string(noticeHash), "readAloud": .boolean(readAloud),
            "otherWayTold": .boolean(otherWayTold),
        ]
    }

    init?(_ source: RecordSource) {
        guard let notice = source.string("notice"), let noticeHash = source.string("noticeHash"),
            let readAloud = source.content["readAloud"]?.boolean,
            let otherWayTold = source.content["otherWayTold"]?.boolean
        else { return nil }
        self.init(notice: notice, noticeHash: noticeHash, readAloud: readAloud, otherWayTold: otherWayTold)
    }
}
