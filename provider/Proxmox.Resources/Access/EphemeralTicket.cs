using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Access;

/// <summary>A login for one run: <c>POST /access/ticket</c> (PVE::API2::AccessControl).</summary>
public static class EphemeralTicket
{
    private static readonly Field<string> Username =
        Text("username", "User to log in as, `name@realm`. Unset means the login of the provider itself, which has to have one.")
            .Matching(@"[^\s:/@]+(@[^\s:/@]+)*@[A-Za-z][A-Za-z0-9.\-_]+", "a name and a realm such as \"alice@pve\"");

    private static readonly Field<string> Password = Text("password", "Password of the user.").As(Formats.Verbatim).Secret();

    private static readonly Field<string> Otp =
        Text("otp", "Second factor: the base32 secret of a TOTP authenticator, from which a code is computed, or one code of six digits, "
            + "which serves one login and so not both the plan and the apply.").Secret();

    private static readonly Field<string> Ticket =
        Text("ticket", "Ticket, the value of the cookie `PVEAuthCookie`. PVE takes it for two hours.").Computed().AlwaysReturned().Secret();

    private static readonly Field<string> Csrf =
        Text("csrf_prevention_token", "Value of the header `CSRFPreventionToken`, which requests that change something carry besides.")
            .Computed().AlwaysReturned().Secret();

    /// <summary>The declaration.</summary>
    public static Ephemeral Declaration { get; } = new("ticket",
        "A login with user and password: its ticket, for programs that take no API token. PVE has no way to end it before its two hours "
        + "are over.")
    {
        Area = Areas.Access,
        Fields = [Username, Password, Otp, Ticket, Csrf],
        Constraints = [Constraint.Needs(Username, Password), Constraint.Needs(Password, Username), Constraint.Needs(Otp, Username)],
        InPulumi = "Pulumi has nothing ephemeral: its function `proxmox:access:getTicket`, in C# `Pulumi.Proxmox.Access.GetTicket`, tells "
            + "the same as secrets.",
        IsFunction = true,
        Open = LogInAsync,
    };

    private static async Task<Opened> LogInAsync(EphemeralRun run, CancellationToken cancel)
    {
        var config = run.Config;
        var pve = run.Session.Elsewhere(options => config.Get(Username) is { } user
            ? options with { ApiToken = null, Username = user, Realm = null, Password = config.Get(Password), Otp = config.Get(Otp) }
            : options);
        try
        {
            return await pve.LogInAsync(cancel) is { } ticket
                ? new(Value.Object((Ticket.Name, ticket.Cookie), (Csrf.Name, ticket.Csrf)))
                : throw new PveFault(FaultKind.Invalid,
                    "the provider itself uses an API token, so that there is no login to tell of; set username and password");
        }
        finally
        {
            (pve as IDisposable)?.Dispose();
        }
    }
}
