using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Macros;

/// <summary>What is typed of a macro beside its steps.</summary>
public sealed class MacroHead
{
    public string? Name { get; set; }

    /// <summary>As in <see cref="Views.ViewInput.For"/>.</summary>
    public string For { get; set; } = nameof(ViewAudience.Mine);

    /// <summary>"yes" while it may be used.</summary>
    public List<string> Active { get; set; } = [];

    /// <summary>Codes; empty: for all.</summary>
    public List<string> Services { get; set; } = [];

    internal static MacroHead Of(Macro? macro) => macro is null
        ? new MacroHead { Active = ["yes"] }
        : new MacroHead { Name = macro.Name, For = Views.ViewInput.Of(macro.Audience, macro.TeamId), Active = macro.Active ? ["yes"] : [], Services = [.. macro.Services] };
}
