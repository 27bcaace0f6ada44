import ArgumentParser
import FoundationEssentials

/// Where the settings are: named, or found in the working folder.
struct SettingsOption: ParsableArguments {
    @Option(help: "The settings file (default: sluis.yaml here, else the demo's).")
    var settings: String?

    func load() throws -> Settings {
        if let settings { return try Settings.load(settings) }
        let found = ["sluis.yaml", ".demo/sluis.yaml"].first { FileManager.default.fileExists(atPath: $0) }
        return try Settings.load(found ?? "sluis.yaml")
    }
}
