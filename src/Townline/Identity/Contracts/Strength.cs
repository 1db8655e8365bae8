namespace Townline.Identity.Contracts;

/// <summary>How sure we are that somebody is who they say, weakest first; what a session has, and what a role asks for. The numbers are stored.</summary>
internal enum Strength
{
    /// <summary>Address and password.</summary>
    Password = 0,

    /// <summary>Password and a code, from an app or from the sheet of recovery codes.</summary>
    SecondStep = 1,

    /// <summary>A passkey, which no imitation of our site can ask for.</summary>
    Passkey = 2,
}
