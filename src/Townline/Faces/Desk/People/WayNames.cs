using Townline.Conversations.Contracts;
using Townline.Faces.Shared.Fields;
using Townline.People.Contracts;
using Townline.Platform.Words;

namespace Townline.Faces.Desk.People;

/// <summary>Ways to reach somebody, by name: channels of the program, and kinds of identity for what a clerk does by hand (a call, a letter).</summary>
internal sealed class WayNames(IEnumerable<IChannel> channels, IWords words)
{
    public string Of(string? way) => way switch
    {
        null or "" => "",
        _ when words.Has($"desk.channel.{way}") => words[$"desk.channel.{way}"],
        _ when words.Has($"desk.identity.{way}") => words[$"desk.identity.{way}"],
        _ => way,
    };

    /// <summary>To choose from: none, what there is, and what is chosen now in any case.</summary>
    public IReadOnlyList<FieldOption> Options(string? chosen, string none)
    {
        var ways = channels.Select(channel => channel.Name).Concat([IdentityKind.Email, IdentityKind.Phone, IdentityKind.PostalAddress]);
        return [new FieldOption("", none), .. ways.Append(chosen ?? "").Where(way => way.Length > 0).Distinct().Select(way => new FieldOption(way, Of(way)))];
    }

    /// <summary>Kinds of identity to add.</summary>
    public IReadOnlyList<FieldOption> Kinds() =>
        [.. new[] { IdentityKind.Email, IdentityKind.Phone, IdentityKind.PostalAddress, IdentityKind.Account, IdentityKind.Device }.Select(kind => new FieldOption(kind, Of(kind)))];
}
