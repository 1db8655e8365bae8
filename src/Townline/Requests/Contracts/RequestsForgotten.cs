using System.Text.Json.Serialization;
using Townline.Platform.Events;
using Townline.Platform.Retention;

namespace Townline.Requests.Contracts;

/// <summary>The time of closed requests was over, and people and words went from them. Modules that keep something about a request let it go too, in the same unit.</summary>
/// <param name="Service">Code of their service.</param>
/// <param name="Class">Code of the class by which they went.</param>
/// <param name="Rule">That class, which says what goes; not written down.</param>
internal sealed record RequestsForgotten(IReadOnlyList<long> Ids, string Service, string Class, [property: JsonIgnore] RetentionClass Rule) : DomainEvent
{
    public override string Kind => "retention.requests-gone";
}
