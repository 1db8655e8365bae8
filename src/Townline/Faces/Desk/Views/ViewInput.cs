using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Views;

/// <summary>A view as it is typed.</summary>
public sealed class ViewInput
{
    private const string TeamPrefix = "team-";

    public string? Name { get; set; }

    /// <summary>Mine, Everybody, or team-17; mine when nothing was chosen.</summary>
    [AllowNull]
    public string For { get; set => field = value ?? nameof(ViewAudience.Mine); } = nameof(ViewAudience.Mine);
    public string? List { get; set; }

    internal static string Of(ViewAudience audience, long? team) => audience == ViewAudience.Team ? $"{TeamPrefix}{team}" : $"{audience}";

    /// <summary>Whom this clerk may keep something for: themselves, a team of theirs; those with the right, any team and everybody.</summary>
    internal static IReadOnlyList<FieldOption> Audiences(SignedInStaff me, TeamList teams, IWords words)
    {
        var shares = me.May(Right.ViewsShare);
        return
        [
            new(nameof(ViewAudience.Mine), words["desk.views.for.Mine"]),
            .. (shares ? teams.Active : teams.OfStaff(me.Id)).Select(team => new FieldOption(Of(ViewAudience.Team, team.Id), words["desk.views.for.team", words.Of(team.Name)])),
            .. shares ? new[] { new FieldOption(nameof(ViewAudience.Everybody), words["desk.views.for.Everybody"]) } : [],
        ];
    }

    /// <summary>Whom it is for; a word that means nobody is "mine".</summary>
    internal (ViewAudience Audience, long? Team) Whom() =>
        For.StartsWith(TeamPrefix, StringComparison.Ordinal) && long.TryParse(For.AsSpan(TeamPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var team) ? (ViewAudience.Team, team)
        : For == nameof(ViewAudience.Everybody) ? (ViewAudience.Everybody, null) : (ViewAudience.Mine, null);
}
