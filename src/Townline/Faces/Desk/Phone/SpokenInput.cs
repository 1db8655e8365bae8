namespace Townline.Faces.Desk.Phone;

/// <summary>What a clerk writes down of a call or a visit.</summary>
public sealed class SpokenInput
{
    public const string NewPerson = "new";
    public const string Nobody = "nobody";

    /// <summary>Id of a person, <see cref="NewPerson"/> or <see cref="Nobody"/>.</summary>
    public string? Person { get; set; }

    /// <summary>Of somebody new.</summary>
    public string? Name { get; set; }
    public string? Note { get; set; }
    public string? Disposition { get; set; }

    /// <summary>The request that it was about.</summary>
    public string? Reference { get; set; }
}
