import Core
import Foundation
import Support
import Testing

extension BuiltBinary {
    @Suite(
        "A master key comes from a private file, from the service manager, or out of a token", .timeLimit(.minutes(3)))
    struct MasterKeyTests {
        private static let module = [
            "/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
        ].first { FileManager.default.isReadableFile(atPath: $0) }
        private static let hasToken =
            module != nil && Binary.tool("softhsm2-util") != nil && Binary.tool("pkcs11-tool") != nil

        /// The town's settings with another place for Zonnegem's master key.
        private func settle(_ town: Town, _ masterKey: String) throws {
            let text = try String(contentsOf: URL(filePath: town.settingsFile), encoding: .utf8)
            try town.write(
                text.replacing("masterKey: keys/zonnegem.master", with: "masterKey: " + masterKey), to: "sluis.yaml")
        }

        private func permit(_ town: Town, _ path: String, _ mode: Int) throws {
            try FileManager.default.setAttributes(
                [.posixPermissions: mode], ofItemAtPath: town.folder + "/" + path)
        }

        @Test("a credential of systemd, which nobody may write")
        func credential() async throws {
            try await Town.with(prepared: false) { town in
                try town.write(bytes: Entropy.system.bytes(32), to: "credentials/master")
                try settle(town, "{credential: master}")
                let inside = ["/usr/bin/env", "CREDENTIALS_DIRECTORY=" + town.folder + "/credentials"]
                for mode in [0o600, 0o444, 0o460] {
                    try permit(town, "credentials/master", mode)
                    let child = try town.start(
                        inside + [Binary.path, "serve", "--settings", town.settingsFile], name: "refused-\(mode)")
                    #expect(await child.ended() != 0 && child.text(child.errors).contains("chmod 440"))
                }
                for mode in [0o400, 0o440] {
                    try permit(town, "credentials/master", mode)
                    await (try await town.startGateway(wrapper: inside)).end()
                }
                let without = try await Binary.run(["serve", "--settings", "sluis.yaml"], in: town.folder)
                #expect(without.status != 0 && without.errors.contains("no credentials"))
            }
        }

        @Test(
            "a token is needed at the start alone, and its PIN is printed nowhere",
            .enabled(if: hasToken, "softhsm2 and opensc are not installed"))
        func token() async throws {
            let module = try #require(Self.module)
            try await Town.with(prepared: false) { town in
                try FileManager.default.createDirectory(
                    atPath: town.folder + "/tokens", withIntermediateDirectories: true)
                try town.write("directories.tokendir = \(town.folder)/tokens\nlog.level = ERROR\n", to: "softhsm.conf")
                let pin = "482913"
                try town.write(pin + "\n", to: "keys/pin")
                let inside = ["/usr/bin/env", "SOFTHSM2_CONF=" + town.folder + "/softhsm.conf"]
                func run(_ command: [String], _ name: String) async throws -> (status: Int32, text: String) {
                    let child = try town.start(inside + command, name: name)
                    return (await child.ended(), child.text(child.output) + child.text(child.errors))
                }
                let tool = "/usr/bin/pkcs11-tool"
                let made = try await run(
                    [
                        "/usr/bin/softhsm2-util", "--init-token", "--free", "--label", "zonnegem", "--pin", pin,
                        "--so-pin", "99887766",
                    ],
                    "init")
                #expect(made.status == 0, "\(made.text)")
                let key = try await run(
                    [
                        tool, "--module", module, "--token-label", "zonnegem", "--login", "--pin", pin, "--keygen",
                        "--key-type", "AES:32", "--label", "sluis-master",
                    ], "keygen")
                #expect(key.status == 0, "\(key.text)")
                func wrap(
                    _ file: String, token: String = "zonnegem", key: String = "sluis-master", pin: String = "keys/pin"
                )
                    async throws -> (status: Int32, text: String)
                {
                    try await run(
                        [
                            Binary.path, "key", "token", file, "--module", module, "--token", token, "--key", key,
                            "--pin", pin,
                        ], "wrap-" + UUID().uuidString)
                }
                try town.write("000000\n", to: "keys/wrong-pin")
                #expect(try await wrap("keys/a", token: "other").text.contains("tokenAway"))
                #expect(try await wrap("keys/a", key: "other").text.contains("tokenKeyMissing"))
                let refused = try await wrap("keys/a", pin: "keys/wrong-pin")
                #expect(refused.text.contains("pinRefused") && !refused.text.contains("000000"))
                let wrapped = try await wrap("keys/zonnegem.wrapped")
                #expect(wrapped.status == 0 && !wrapped.text.contains(pin), "\(wrapped.text)")
                #expect(try await wrap("keys/zonnegem.wrapped").status != 0)

                try settle(
                    town,
                    "{wrapped: keys/zonnegem.wrapped, module: \(module), token: zonnegem, key: sluis-master, pin: keys/pin}"
                )
                let gateway = try await town.startGateway(wrapper: inside)
                // The token goes away; whoever is served notices nothing.
                try FileManager.default.moveItem(
                    atPath: town.folder + "/tokens", toPath: town.folder + "/tokens.away")
                try FileManager.default.createDirectory(
                    atPath: town.folder + "/tokens", withIntermediateDirectories: false)
                try await town.prepare()
                #expect(!gateway.text(gateway.output).contains(pin) && !gateway.text(gateway.errors).contains(pin))
                await gateway.end()
                let away = try await run([Binary.path, "serve", "--settings", town.settingsFile], "away")
                #expect(away.status != 0 && away.text.contains("tokenAway") && !away.text.contains(pin), "\(away.text)")
                try FileManager.default.removeItem(atPath: town.folder + "/tokens")
                try FileManager.default.moveItem(
                    atPath: town.folder + "/tokens.away", toPath: town.folder + "/tokens")
                var bytes = Array(try Data(contentsOf: URL(filePath: town.folder + "/keys/zonnegem.wrapped")))
                bytes[20] ^= 1
                try town.write(bytes: bytes, to: "keys/zonnegem.wrapped")
                let changed = try await run([Binary.path, "serve", "--settings", town.settingsFile], "changed")
                #expect(changed.status != 0 && changed.text.contains("notWrappedHere"))
            }
        }
    }
}
