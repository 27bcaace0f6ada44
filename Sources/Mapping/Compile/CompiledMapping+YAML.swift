package import Catalogue

extension CompiledMapping {
    /// Compiles a mapping; the first mistake is thrown.
    ///
    /// ``MappingCheck`` lists them all.
    package init(
        yaml bytes: [UInt8], file: String, dictionary: AttributeDictionary, faults: FaultTable
    ) throws(CatalogueError) {
        var compiler = MappingCompiler(dictionary: dictionary, faults: faults)
        let mapping = try compiler.compile(bytes, file: file)
        if let finding = compiler.findings.first { throw finding }
        self = mapping
    }
}
