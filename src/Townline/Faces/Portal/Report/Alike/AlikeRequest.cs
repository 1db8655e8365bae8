using Townline.Faces.Portal.Browse;
using Townline.Faces.Portal.Parts;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Report.Alike;

/// <summary>A public request that may be what somebody is about to report, with what they need to tell.</summary>
/// <param name="Metres">How far from theirs; null when a place is unknown.</param>
/// <param name="Photos">The first that everybody may see, or none.</param>
internal sealed record AlikeRequest(long Id, PublicRequest Shown, double? Metres, IReadOnlyList<Picture> Photos)
{
    public static AlikeRequest Of(NearRequest near, PublicRequest shown, IReadOnlyList<Picture> photos) => new(near.Id, shown, near.Why.Metres, photos);
}
