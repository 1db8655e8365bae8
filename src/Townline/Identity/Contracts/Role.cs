namespace Townline.Identity.Contracts;

/// <summary>The kind of work a member of staff does; each has exactly one. The numbers are stored.</summary>
internal enum Role
{
    /// <summary>Looks, changes nothing: a council member, an auditor.</summary>
    ReadOnly = 0,

    /// <summary>Finishes work outside.</summary>
    FieldCrew = 1,

    /// <summary>Answers residents at the desk.</summary>
    Agent = 2,

    /// <summary>Leads a desk.</summary>
    Supervisor = 3,

    /// <summary>Sets the town up and may do everything.</summary>
    Administrator = 4,

    /// <summary>One that the town made itself, see <see cref="IRoles"/>.</summary>
    Own = 5,
}
