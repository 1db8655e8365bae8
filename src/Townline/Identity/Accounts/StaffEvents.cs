using Townline.Identity.Contracts;
using Townline.Platform.Events;

namespace Townline.Identity.Accounts;

/// <summary>What happens to accounts and sessions; the subject is the account.</summary>
internal abstract record StaffEvent(long? StaffId) : DomainEvent
{
    public override long? SubjectId => StaffId;
}

internal sealed record StaffAdded(long Id, Role Role) : StaffEvent(Id)
{
    public override string Kind => "staff.added";
}

internal sealed record StaffRoleChanged(long Id, Role From, Role To, long? OwnFrom, long? OwnTo) : StaffEvent(Id)
{
    public override string Kind => "staff.role-changed";
}

internal sealed record StaffClosed(long Id) : StaffEvent(Id)
{
    public override string Kind => "staff.closed";
}

internal sealed record StaffReopened(long Id) : StaffEvent(Id)
{
    public override string Kind => "staff.reopened";
}

internal sealed record PasswordSet(long Id) : StaffEvent(Id)
{
    public override string Kind => "staff.password-set";
}

internal sealed record OneTimeLinkMade(long Id) : StaffEvent(Id)
{
    public override string Kind => "staff.one-time-link-made";
}

internal sealed record SignedIn(long Id, Strength With) : StaffEvent(Id)
{
    public override string Kind => "staff.signed-in";
}

internal sealed record SignedOut(long Id) : StaffEvent(Id)
{
    public override string Kind => SessionSigns.SignedOut;
}

/// <summary>A wrong password, a closed or locked account; without an account when the address is nobody's (what was typed is not kept).</summary>
internal sealed record SignInFailed(long? Id) : StaffEvent(Id)
{
    public override string Kind => "staff.sign-in-failed";
}

internal sealed record LockedOut(long Id, DateTimeOffset Until) : StaffEvent(Id)
{
    public override string Kind => "staff.locked-out";
}

/// <summary>Signed-in staff asked for something their role may not do.</summary>
internal sealed record RightRefused(long Id, IReadOnlyList<Right> Rights, string Path) : StaffEvent(Id)
{
    public override string Kind => "staff.right-refused";
}

/// <summary>Sessions were ended from elsewhere: by their owner, an administrator, or a change of the account.</summary>
internal sealed record SessionsEnded(long Id, int Count) : StaffEvent(Id)
{
    public override string Kind => SessionSigns.Ended;
}

internal sealed record AppTurnedOn(long Id) : StaffEvent(Id)
{
    public override string Kind => "staff.app-on";
}

internal sealed record AppTurnedOff(long Id) : StaffEvent(Id)
{
    public override string Kind => "staff.app-off";
}

internal sealed record RecoveryCodesMade(long Id) : StaffEvent(Id)
{
    public override string Kind => "staff.recovery-codes-made";
}

internal sealed record RecoveryCodeUsed(long Id, int Left) : StaffEvent(Id)
{
    public override string Kind => "staff.recovery-code-used";
}

internal sealed record PasskeyAdded(long Id, string Title) : StaffEvent(Id)
{
    public override string Kind => "staff.passkey-added";
}

internal sealed record PasskeyRemoved(long Id, string Title) : StaffEvent(Id)
{
    public override string Kind => "staff.passkey-removed";
}

/// <summary>App, passkeys and recovery codes were taken from somebody who lost them.</summary>
internal sealed record SecondStepsCleared(long Id) : StaffEvent(Id)
{
    public override string Kind => "staff.second-steps-cleared";
}
