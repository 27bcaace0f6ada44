import FoundationEssentials
import MerkleLog
import Support
import Testing

/// The cases of transparency-dev/merkle, read from the folder beside the repository.
@Suite("Proofs are judged as other implementations judge them", .enabled(if: SharedData.isPresent))
struct VectorTests {
    @Test("the set is whole: 98 cases of each kind, 92 of them refused")
    func count() throws {
        for kind in ["inclusion", "consistency"] {
            let cases = Vector.all(kind)
            #expect(cases.count == 98)
            #expect(try cases.filter { try $0.verdict().wantErr }.count == 92)
        }
    }

    @Test("inclusion", arguments: Vector.all("inclusion"))
    func inclusion(vector: Vector) throws {
        let vector = try vector.inclusion()
        let verdict = ProofVerdict.inclusion(
            of: [UInt8](vector.leafHash), index: vector.leafIdx, size: vector.treeSize,
            proof: (vector.proof ?? []).map { [UInt8]($0) }, root: [UInt8](vector.root))
        #expect(verdict.holds != vector.wantErr)
    }

    @Test("consistency", arguments: Vector.all("consistency"))
    func consistency(vector: Vector) throws {
        let vector = try vector.consistency()
        let verdict = ProofVerdict.consistency(
            earlier: vector.size1, later: vector.size2, proof: (vector.proof ?? []).map { [UInt8]($0) },
            earlierRoot: [UInt8](vector.root1), laterRoot: [UInt8](vector.root2))
        #expect(verdict.holds != vector.wantErr)
    }
}
