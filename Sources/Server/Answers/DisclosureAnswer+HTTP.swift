import Catalogue
import Core
import Disclosure
import Ledger

extension DisclosureAnswer {
    /// The answer as an application reads it, with the entry's place in the log and the salt to prove it by.
    func bytes(origin: String) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(answers.count + 512)
        out.append(contentsOf: #"{"answers":"#.utf8)
        out.append(contentsOf: answers)
        out.append(contentsOf: #","id":""#.utf8)
        line.id.write(to: &out)
        out.append(contentsOf: #"","log":{"index":"#.utf8)
        out.append(contentsOf: String(line.position.seq).utf8)
        out.append(contentsOf: #","origin":"#.utf8)
        JSON.write(origin, to: &out)
        out.append(contentsOf: #"},"purpose":"#.utf8)
        JSON.write(purpose.text, to: &out)
        out.append(contentsOf: #","referenceDate":""#.utf8)
        out.append(contentsOf: referenceDate.text.utf8)
        out.append(contentsOf: #"","salt":""#.utf8)
        out.append(contentsOf: Base64.encode(salt).utf8)
        if let reference {
            out.append(contentsOf: #"","subjectReference":""#.utf8)
            reference.write(to: &out)
        }
        out.append(contentsOf: #""}"#.utf8)
        return out
    }
}
