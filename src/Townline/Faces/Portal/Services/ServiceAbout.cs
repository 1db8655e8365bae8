using Townline.Places.Contracts;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Services;

/// <summary>What residents are told of a service.</summary>
/// <param name="Areas">Names of the areas where it is offered; empty: everywhere.</param>
internal sealed record ServiceAbout(ServiceInfo Service, IReadOnlyList<string> Areas)
{
    public static ServiceAbout Of(ServiceInfo service, IEnumerable<Area> areas) =>
        new(service, [.. areas.Where(area => service.Areas.Contains(area.Code)).Select(area => area.Name)]);
}
