namespace Townline.Platform.Files.Images;

/// <summary>What a camera wrote beside the picture and what is worth keeping, privately, before it is stripped.</summary>
internal sealed record PhotoFacts
{
    public static readonly PhotoFacts None = new();

    /// <summary>EXIF's 1 to 8; 1 is upright.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>Degrees, WGS 84; both or neither of latitude and longitude.</summary>
    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    /// <summary>The camera's clock when the picture was taken.</summary>
    public DateTime? TakenAt { get; init; }

    /// <summary>How far the camera's clock is from UTC, when it says so.</summary>
    public TimeSpan? ClockOffset { get; init; }

    /// <summary>The moment of the picture; a camera that does not name its zone is taken to show the town's time.</summary>
    public DateTimeOffset? TakenAtInstant(TimeZoneInfo town) =>
        TakenAt is { } clock ? new DateTimeOffset(clock, ClockOffset ?? town.GetUtcOffset(clock)).ToUniversalTime() : null;
}
