using Townline.Identity.Contracts;
using Townline.Platform.Text;

namespace Townline.Faces.Admin.Roles;

/// <summary>What is typed about a role.</summary>
public sealed class RoleInput
{
    public string? Code { get; set; }
    public string? Name { get; set; }

    /// <summary>Names of rights.</summary>
    public List<string> Rights { get; set; } = [];

    /// <summary>Name of a strength.</summary>
    public string? Least { get; set; }
    public string? GraceDays { get; set; }
    public string? SessionMinutes { get; set; }
    public string? IdleMinutes { get; set; }
    public string? Why { get; set; }

    /// <summary>The one that was read.</summary>
    public int Version { get; set; }

    /// <summary>A role as it stands; for a new one what the town has where nothing is decided.</summary>
    internal static RoleInput Of(RoleView? role)
    {
        var signIn = role?.SignIn ?? RoleSignIn.Usual;
        return new RoleInput
        {
            Code = role?.Code,
            Name = role?.Name,
            Rights = [.. role?.Rights.Select(right => $"{right}") ?? []],
            Least = $"{signIn.Least}",
            GraceDays = $"{signIn.GraceDays}",
            SessionMinutes = $"{signIn.SessionMinutes}",
            IdleMinutes = $"{signIn.IdleMinutes}",
            Version = role?.Version ?? 0,
        };
    }

    /// <summary>As it is to be saved; what is no number or no right is refused by the rules, as out of bounds.</summary>
    internal RoleOrder Order(string code) =>
        new(
            code,
            PlainText.Clean(Name),
            [.. Rights.Select(name => Enum.TryParse<Right>(name, out var right) && Enum.IsDefined(right) ? right : (Right?)null).OfType<Right>()],
            new RoleSignIn(Enum.TryParse<Strength>(Least, out var least) ? least : (Strength)(-1), Number(GraceDays), Number(SessionMinutes), Number(IdleMinutes)),
            Version
        );

    /// <summary>The field at which a refusal is shown.</summary>
    internal static string FieldOf(string reason) => reason switch
    {
        "role.refused.code" => nameof(Code),
        "role.refused.name" => nameof(Name),
        "role.refused.rights" or "role.refused.more-than-own" => nameof(Rights),
        "role.refused.grace" => nameof(GraceDays),
        "role.refused.session" => nameof(SessionMinutes),
        "role.refused.idle" => nameof(IdleMinutes),
        _ => nameof(Least),
    };

    private static int Number(string? typed) => int.TryParse(typed, out var number) ? number : -1;
}
