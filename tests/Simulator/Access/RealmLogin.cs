using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Access;

/// <summary>Passwords: who may log in with which, and how each type of realm stores a new one.</summary>
public static class RealmLogin
{
    /// <summary>The user's id as it is spelt in <c>user.cfg</c>, where the realm does not mind the case (<c>lookup_username</c>).</summary>
    public static string Lookup(Datacenter datacenter, string userId)
    {
        var at = userId.LastIndexOf('@');
        if (at < 0 || DomainConfig.Read(datacenter).Find(userId[(at + 1)..])?["case-sensitive"] != "0")
        {
            return userId;
        }

        return datacenter.Accounts.Users.Users.Keys.FirstOrDefault(id => id.Equals(userId, StringComparison.OrdinalIgnoreCase)) ?? userId;
    }

    /// <summary>Fails unless the password is right.</summary>
    public static void Authenticate(Datacenter datacenter, string userId, string password)
    {
        var (_, name, realm) = UserIds.Verify(userId);
        datacenter.Accounts.CheckEnabled(userId);
        var stored = Type(datacenter, realm) switch
        {
            "pam" => datacenter.Accounts.SystemUsers.GetValueOrDefault(name),
            "pve" => datacenter.Accounts.Shadow.GetValueOrDefault(name) ?? throw PveError.Die("no password set"),
            "openid" => throw PveError.Die("OpenID realm does not allow password verification."),
            _ => throw PveError.Die("Name or service not known"),
        };
        if (password.Length == 0)
        {
            throw PveError.Die("no password");
        }

        if (stored != password)
        {
            throw PveError.Die("invalid credentials");
        }
    }

    /// <summary>Stores a password in the way of the realm's type (<c>domain_set_password</c>).</summary>
    public static void SetPassword(Datacenter datacenter, string realm, string name, string password)
    {
        switch (Type(datacenter, realm))
        {
            case "pve":
                datacenter.Accounts.Shadow[name] = password;
                break;
            case "pam":
                if (!datacenter.Accounts.SystemUsers.ContainsKey(name))
                {
                    throw PveError.Die($"change password failed: user '{name}' does not exist");
                }

                datacenter.Accounts.SystemUsers[name] = password;
                break;
            case var type:
                throw PveError.Die($"can't set password on auth type '{type}'");
        }
    }

    private static string Type(Datacenter datacenter, string realm) =>
        DomainConfig.Read(datacenter).Find(realm)?.Type ?? throw PveError.Die($"auth domain '{realm}' does not exist");
}
