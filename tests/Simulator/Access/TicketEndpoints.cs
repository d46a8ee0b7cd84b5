using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Http;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Access;

/// <summary><c>/access/ticket</c>, <c>/access/password</c> and the rest of <c>PVE::API2::AccessControl</c>.</summary>
public sealed class TicketEndpoints : IEndpoints
{
    private readonly Authenticator _authenticator;

    public TicketEndpoints(Authenticator authenticator)
    {
        _authenticator = authenticator;
    }

    public void Map(Router router)
    {
        router.Index("/access", "users", "groups", "roles", "acl", "domains", "openid", "tfa", "ticket", "password");
        router.On("GET", "/access/ticket", _ => null);
        router.On("POST", "/access/ticket", Login);
        router.On("PUT", "/access/password", ChangePassword);
        router.Index("/access/openid", "login", "auth-url");
        router.On("POST", "/access/openid/auth-url", call => throw OpenId(call));
        router.On("POST", "/access/openid/login", call => throw PveError.Raise(401, "authentication failure\n"));
        router.On("POST", "/access/vncticket", call => throw PveError.Raise(401, "authentication failure\n"));
    }

    private JToken Login(PveCall call)
    {
        var userId = call.Text("username") + (call.OptionalText("realm") is { Length: > 0 } realm ? "@" + realm : "");
        userId = RealmLogin.Lookup(call.Datacenter, userId);
        JObject result;
        try
        {
            call.Datacenter.Accounts.CheckEnabled(userId);
            result = call.OptionalText("path") is { Length: > 0 } path && call.OptionalText("privs") is { Length: > 0 }
                ? VerifyPrivileges(call, userId, path)
                : IssueTicket(call, userId);
        }
        catch (PveError)
        {
            throw PveError.Raise(401, "authentication failure\n");
        }
        result["cap"] = Capabilities.Of(call.Rights, call.Datacenter.Accounts.Users, userId);
        if (call.Datacenter.ClusterName is { } cluster && call.Rights.Allows(userId, "/", ["Sys.Audit"]))
        {
            result["clustername"] = cluster;
        }

        return result;
    }

    private JObject IssueTicket(PveCall call, string userId)
    {
        var password = call.Text("password");
        // root may have a ticket made for anybody.
        if (call.Has("tfa-challenge") || _authenticator.VerifyTicket(password) is not { } owner || (owner != "root@pam" && owner != userId))
        {
            Authenticate(call, userId, password);
        }

        return new JObject
        {
            ["ticket"] = _authenticator.Ticket(userId),
            ["username"] = userId,
            ["CSRFPreventionToken"] = _authenticator.CsrfToken(userId),
        };
    }

    private JObject VerifyPrivileges(PveCall call, string userId, string path)
    {
        var normal = AclPath.Normalize(path) ?? throw PveError.Die($"invalid path - {path}");
        var password = call.Text("password");
        if (_authenticator.VerifyTicket(password) != userId)
        {
            Authenticate(call, userId, password);
        }

        var privileges = call.List("privs");
        if (privileges.Count == 0)
        {
            throw PveError.Die($"no permission ({path}, {call.Text("privs")})");
        }

        call.Rights.Require(userId, normal, privileges);
        return new JObject { ["username"] = userId };
    }

    private static void Authenticate(PveCall call, string userId, string password)
    {
        RealmLogin.Authenticate(call.Datacenter, userId, password);
        // Nobody has a second factor here, so an answer to one answers nothing.
        if (call.Has("otp") || call.Has("tfa-challenge"))
        {
            throw PveError.Die("no such challenge");
        }
    }

    private static void ChangePassword(PveCall call)
    {
        var accounts = call.Datacenter.Accounts;
        var (userId, name, realm) = UserIds.Verify(call.Text("userid"));
        accounts.Users.User(userId);
        if (call.AuthId != "root@pam")
        {
            if (userId == "root@pam")
            {
                throw PveError.Forbidden();
            }

            if (call.OptionalText("confirmation-password") is not { } confirmation)
            {
                throw PveError.Parameter("confirmation-password", "password is required to modify user");
            }

            RealmLogin.Authenticate(call.Datacenter, call.AuthId!, confirmation);
            if (call.AuthId == userId)
            {
                accounts.CheckEnabled(userId);
            }
            else if (realm == "pam")
            {
                throw PveError.Forbidden();
            }
        }
        RealmLogin.SetPassword(call.Datacenter, realm, name, call.Text("password"));
    }

    private static PveError OpenId(PveCall call)
    {
        var realm = call.Text("realm");
        return DomainConfig.Read(call.Datacenter).Find(realm) switch
        {
            null => PveError.Die($"authentication domain '{realm}' does not exist"),
            { Type: not "openid" } => PveError.Die($"wrong realm type ({realm} != openid)"),
            _ => PveError.Die("Request failed"),
        };
    }
}
