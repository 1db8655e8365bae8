namespace Townline.Faces.Shared.Parts;

/// <summary>Colour of a tag or notice. Never the only sign of a meaning: the words say it too.</summary>
public enum Tone
{
    /// <summary>Nothing to see to: closed, archived.</summary>
    Grey,

    /// <summary>Under way.</summary>
    Teal,

    /// <summary>Done, good.</summary>
    Green,

    /// <summary>Wants attention: due soon, waiting for somebody.</summary>
    Amber,

    /// <summary>Late, failed, disputed.</summary>
    Red,

    /// <summary>New, or of another kind.</summary>
    Violet,
}
