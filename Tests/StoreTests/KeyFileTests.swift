import Core
import Doubles
import FoundationEssentials
import Ledger
import Store
import Testing

@Suite("The master key lies in a file of its owner's alone")
struct KeyFileTests {
    @Test func madeOnceAndReadBack() throws {
        let folder = try Folder()
        let path = folder.path("master.key")
        let made = try KeyFile.make(path, entropy: .system)
        #expect(try KeyFile.load(path).secret == made.secret)
        #expect(throws: LedgerError.self) { try KeyFile.make(path, entropy: .system) }
        #expect(try KeyFile.load(path).secret == made.secret)
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    }

    @Test("a file that others may touch is refused", arguments: [0o640, 0o604, 0o660, 0o777])
    func modes(_ mode: Int) throws {
        let folder = try Folder()
        let path = folder.path("master.key")
        _ = try KeyFile.make(path, entropy: .system)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        let error = #expect(throws: LedgerError.self) { try KeyFile.load(path) }
        #expect(error?.code == .keyFilePermissions)
    }

    @Test("a file of another length is refused", arguments: [0, 31, 33])
    func length(_ count: Int) throws {
        let folder = try Folder()
        let path = folder.path("master.key")
        _ = try KeyFile.make(path, entropy: .system)
        try Data(repeating: 1, count: count).write(to: URL(filePath: path))
        let error = #expect(throws: LedgerError.self) { try KeyFile.load(path) }
        #expect(error?.code == .keyMissing)
    }
}
