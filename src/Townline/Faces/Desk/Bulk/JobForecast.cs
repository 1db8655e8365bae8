namespace Townline.Faces.Desk.Bulk;

/// <summary>What a job will do, as far as it can be said beforehand.</summary>
/// <param name="Can">Requests against which nothing speaks now.</param>
/// <param name="Cannot">How many cannot be done, by the key of the rule.</param>
/// <param name="Reporters">Requests of those that somebody reads the answer of.</param>
/// <param name="Followers">Who said "me too" to public ones of those.</param>
/// <param name="Example">What the reporter of the first reads.</param>
internal sealed record JobForecast(int Can, IReadOnlyList<(string Code, int Count)> Cannot, int Reporters, int Followers, string? Example, string? ExampleOf);

/// <summary>A request of a job of which something must be said.</summary>
internal sealed record JobLine(long Number, string Service, string Why);
