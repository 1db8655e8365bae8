namespace Townline.Channels.Open311;

/// <summary>One error of an answer; the description is meant for the person.</summary>
internal sealed record Open311Error(int Code, string Description);

/// <summary>Ends a call with errors in the format that was asked for.</summary>
internal sealed class Open311Exception(int status, params IReadOnlyList<Open311Error> errors) : Exception(errors[0].Description)
{
    public int Status { get; } = status;
    public IReadOnlyList<Open311Error> Errors { get; } = errors;
    public TimeSpan? RetryAfter { get; init; }

    public static Open311Exception NotFound(string description) => new(404, new Open311Error(404, description));

    public static Open311Exception BadRequest(string description) => new(400, new Open311Error(400, description));

    public static Open311Exception Forbidden(string description) => new(403, new Open311Error(403, description));
}
