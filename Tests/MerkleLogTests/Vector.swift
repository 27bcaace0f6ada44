import FoundationEssentials
import Support
import Testing

/// One case: a file below `shared/merkle`.
///
/// Sizes go up to 2^64 - 1, and a proof may be null.
struct Vector: CustomTestStringConvertible, Sendable {
    let path: String

    var testDescription: String { path }

    struct Verdict: Decodable {
        let wantErr: Bool
    }

    struct Inclusion: Decodable {
        let leafIdx: UInt64
        let treeSize: UInt64
        let leafHash: Data
        let root: Data
        let proof: [Data]?
        let wantErr: Bool
    }

    struct Consistency: Decodable {
        let size1: UInt64
        let size2: UInt64
        let root1: Data
        let root2: Data
        let proof: [Data]?
        let wantErr: Bool
    }

    func verdict() throws -> Verdict { try decode() }
    func inclusion() throws -> Inclusion { try decode() }
    func consistency() throws -> Consistency { try decode() }

    private func decode<Content: Decodable>() throws -> Content {
        try JSONDecoder().decode(Content.self, from: Data(try SharedData.bytes(path)))
    }

    static func all(_ kind: String) -> [Vector] { files(below: "merkle/" + kind).map { Vector(path: $0) } }

    private static func files(below folder: String) -> [String] {
        SharedData.names(folder).flatMap { name in
            name.utf8.suffix(5).elementsEqual(".json".utf8)
                ? [folder + "/" + name] : files(below: folder + "/" + name)
        }
    }
}
