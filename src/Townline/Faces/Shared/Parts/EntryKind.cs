namespace Townline.Faces.Shared.Parts;

/// <summary>What an entry of a timeline is.</summary>
public enum EntryKind
{
    /// <summary>Something a resident said.</summary>
    Resident,

    /// <summary>Something the town said.</summary>
    Town,

    /// <summary>A note among staff.</summary>
    Note,

    /// <summary>Something that happened: moved, assigned, closed.</summary>
    Change,
}
