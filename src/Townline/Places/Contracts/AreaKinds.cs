namespace Townline.Places.Contracts;

/// <summary>Kinds of area the program knows by name; a town may import any others. Lower case, as stored.</summary>
public static class AreaKinds
{
    /// <summary>The outline of the town: what lies outside is outside the town.</summary>
    public const string Town = "town";

    public const string District = "district";
    public const string Park = "park";
    public const string Water = "water";

    /// <summary>Where a service is offered or a team works.</summary>
    public const string Service = "service";
}
