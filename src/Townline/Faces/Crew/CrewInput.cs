using System.Globalization;
using Townline.Faces.Shared.Fields;
using Townline.Platform.Text;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Crew;

/// <summary>The fields of a form about a job, as a page or the queue of a phone sent them. Their names begin with the step, since all forms stand on one page.</summary>
internal sealed record CrewInput
{
    public required string Key { get; init; }
    public required FieldStep Step { get; init; }
    public required string Text { get; init; }
    public Outcome? Outcome { get; init; }
    public string? To { get; init; }
    public long? TeamId { get; init; }
    public required PlaceParts Where { get; init; }
    public DateTimeOffset? SaidAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public string? Pass { get; init; }

    /// <summary>Tickets of photos that came with an earlier try.</summary>
    public required IReadOnlyList<string?> Kept { get; init; }

    /// <returns>Null when it is no form of ours: no key, or a step that there is not.</returns>
    public static CrewInput? Read(IFormCollection form)
    {
        var key = form["Key"].ToString();
        return key.Length is < 8 or > 64 || !key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') || Named<FieldStep>(form["Step"]) is not { } step
            ? null
            : new CrewInput
            {
                Key = key,
                Step = step,
                Text = PlainText.Clean(form[$"{step}.Text"]),
                Outcome = Named<Outcome>(form[$"{step}.Outcome"]),
                To = PlainText.Clean(form[$"{step}.To"]),
                TeamId = long.TryParse(form[$"{step}.TeamId"], NumberStyles.None, CultureInfo.InvariantCulture, out var team) ? team : null,
                Where = PlaceParts.Read(form, $"{step}.Where"),
                SaidAt = Moment(form["SaidAt"]),
                SentAt = Moment(form["SentAt"]),
                Pass = form["Pass"],
                Kept = [.. form["Kept"]],
            };
    }

    private static T? Named<T>(string? text)
        where T : struct, Enum => Enum.GetNames<T>().Contains(text) ? Enum.Parse<T>(text!) : null;

    /// <summary>Unix milliseconds of a device; null for what is no moment.</summary>
    private static DateTimeOffset? Moment(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;
}
