namespace Townline.Tests.Architecture;

/// <summary>The rules of the house that a pattern can check.</summary>
public static class SourceRules
{
    /// <summary>An engine is a detail of storage: nothing else knows which one runs.</summary>
    public static SourceRule EngineNames { get; } = new(
        "Only Platform/Storage may name an engine",
        @"\b(Microsoft\.Data\.Sqlite|SQLitePCL|UseSqlite|UseNpgsql|Sqlite[A-Z]\w*|Npgsql\w*|Postgres[A-Z]\w*)",
        file => file.IsUnder("Platform/Storage"));

    /// <summary>A test can move a TimeProvider, and not the machine's clock.</summary>
    public static SourceRule WallClock { get; } = new(
        "Time comes from a TimeProvider",
        @"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b",
        _ => false);

    /// <summary>A service logs; only a command talks to the person at the terminal.</summary>
    public static SourceRule ConsoleUse { get; } = new(
        "Only commands write to the terminal",
        @"(?<![\w.])(System\.)?Console\.\w+",
        file => file.Module == "" || file.Path.Contains("/Commands/") || file.IsUnder("Channels/Email/Pipe") || file.Name.EndsWith("Command.cs", StringComparison.Ordinal));

    /// <summary>What a channel can do is declared by the channel: a new one is a folder and no edit elsewhere.</summary>
    public static SourceRule ChannelNames { get; } = new(
        "Only a channel's own folder may decide by the channel's name",
        """[Cc]hannel\w*(\.\w+|\(\)|[!?])*\s*(==|!=|is(\s+not)?)\s*("|\w*Channel\w*\.\w+\b(?!\.Channel))|[Cc]hannel\w*(\.\w+)*\s*\)?\s*switch\b|switch\s*\(\s*[\w.]*[Cc]hannel\w*(\.\w+)*\s*\)|"\s*(==|!=)\s*[\w.]*[Cc]hannel""",
        file => file.Module == "Channels")
    { InStrings = true };

    public static TheoryData<SourceRule> All => [EngineNames, WallClock, ConsoleUse, ChannelNames];
}
