using Townline.Platform.Events;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Portal.Parts;

/// <summary>Who acts on the portal: always a resident, also when a staff member is signed in in the same browser.</summary>
internal static class ResidentActor
{
    /// <summary>The channel that the portal speaks for.</summary>
    public const string Channel = "web";

    /// <param name="person">The reporter, on pages that only the private link opens.</param>
    public static Actor Of(TownContext town, long? person = null) => new(ActorKind.Resident, person, Channel, town.Actor.Address);
}
