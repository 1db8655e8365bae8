namespace Townline.Requests;

/// <summary>The running numbers that references are made of.</summary>
internal static class RequestNumbers
{
    /// <summary>Name of the sequence in the platform's numbers.</summary>
    public const string Name = "request";

    /// <summary>They start here, so that the first reference of a town already looks like one.</summary>
    public const long First = 100_000;
}
