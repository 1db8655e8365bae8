namespace Townline.Identity.Contracts;

/// <summary>
/// What a member of staff may do. Pages and endpoints ask for a right, never for a role; which role has which right is one table,
/// <see cref="Townline.Identity.Rights.RoleRights"/>.
/// </summary>
internal enum Right
{
    /// <summary>See one's own account and change one's password: everybody who works here.</summary>
    OwnAccount,

    /// <summary>See the desk: queues, requests, conversations, reports.</summary>
    DeskRead,

    /// <summary>Work on requests: reply, note, move on, set a follow-up date, open one for a resident.</summary>
    RequestsWork,

    /// <summary>Close a request with an outcome.</summary>
    RequestsClose,

    /// <summary>Give requests to teams and to other people.</summary>
    RequestsAssign,

    /// <summary>Take the file of a request out of Townline: print it whole, or as a ZIP. Each time stands in the audit trail.</summary>
    CasesExport,

    /// <summary>See residents and their timelines.</summary>
    PeopleRead,

    /// <summary>Correct, merge and separate residents.</summary>
    PeopleEdit,

    /// <summary>See and finish the work given to one's own crew in the field.</summary>
    FieldWork,

    /// <summary>Save views and macros for any team and for everybody, and change those of others.</summary>
    ViewsShare,

    /// <summary>Teams, calendars and holidays.</summary>
    TeamsEdit,

    /// <summary>Services, forms, promises, areas.</summary>
    CatalogueEdit,

    /// <summary>Add, change and close staff accounts.</summary>
    UsersManage,

    /// <summary>Make roles of rights, and say how the people of each role sign in.</summary>
    RolesManage,

    /// <summary>Create and revoke API keys and tokens.</summary>
    KeysManage,

    /// <summary>Read who did what.</summary>
    AuditRead,

    /// <summary>Read who looked at the record of which resident.</summary>
    AccessLogRead,

    /// <summary>See work that failed for good, try it again or drop it.</summary>
    DeadLettersManage,

    /// <summary>The town's name, colours, languages and wording.</summary>
    SettingsEdit,
}
