import Mapping
import OnlyOnce

extension SourceService {
    /// A service as its mapping describes it.
    init(_ mapping: CompiledMapping) {
        self.init(
            name: mapping.name, source: mapping.source, delivers: Set(mapping.attributes.keys),
            mapping: mapping.hash, asksByAttribute: mapping.request.asksByName, isDated: mapping.request.isDated,
            needs: mapping.request.needs, mayUse: mapping.request.mayUse, delayDays: mapping.delayDays)
    }
}
