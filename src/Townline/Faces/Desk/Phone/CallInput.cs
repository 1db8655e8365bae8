namespace Townline.Faces.Desk.Phone;

/// <summary>What a clerk writes down of a call.</summary>
public sealed class CallInput
{
    /// <summary>Id of a person, <see cref="NewPerson"/>, or nothing for somebody who stays unknown.</summary>
    public string? Person { get; set; }

    /// <summary>Of somebody new.</summary>
    public string? Name { get; set; }
    public string? Note { get; set; }
    public string? Disposition { get; set; }

    /// <summary>The request that the call was about.</summary>
    public string? Reference { get; set; }

    public const string NewPerson = "new";
    public const string Nobody = "nobody";
}
