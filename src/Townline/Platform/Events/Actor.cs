namespace Townline.Platform.Events;

/// <summary>Who acts.</summary>
internal enum ActorKind
{
    /// <summary>Townline itself: a timer, a migration, the demo.</summary>
    System = 0,
    Staff = 1,
    Resident = 2,

    /// <summary>A program with an API key.</summary>
    Key = 3,
}

/// <summary>Who does something and from where; stands on every event.</summary>
/// <param name="Kind">Person, program or Townline itself.</param>
/// <param name="Id">Id of the staff member, person or key; null when unknown.</param>
/// <param name="Source">The channel or face it came through, such as "open311", "desk", "import".</param>
/// <param name="Address">Network address of the caller, if it came over the network.</param>
internal sealed record Actor(ActorKind Kind, long? Id, string Source, string? Address = null)
{
    /// <summary>Townline acting by itself.</summary>
    public static Actor System(string source) => new(ActorKind.System, null, source);
}
