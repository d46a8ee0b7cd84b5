using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Acme;

/// <summary><c>/cluster/acme</c> (<c>PVE::API2::ACMEAccount</c>): accounts at certificate authorities.</summary>
public sealed class AccountEndpoints : IEndpoints
{
    private const string Item = "/cluster/acme/account/{name}";
    private const string Deactivated = "deactivated";

    public void Map(Router router)
    {
        router.On("GET", "/cluster/acme", _ => Router.Directory("name",
            ["account", "tos", "meta", "directories", "plugins", "challenge-schema"]));
        router.On("GET", "/cluster/acme/directories", _ => new JArray(AcmeAccounts.Named.Select(directory =>
            new JObject { ["name"] = directory.Name, ["url"] = directory.Url })));
        router.On("GET", "/cluster/acme/tos", call => Accounts(call).Meta(Directory(call))["termsOfService"]);
        router.On("GET", "/cluster/acme/meta", call => Accounts(call).Meta(Directory(call)));
        router.On("GET", "/cluster/acme/account", call => Router.Directory("name", Accounts(call).All.Keys));
        router.On("POST", "/cluster/acme/account", Register);
        router.On("GET", Item, Read);
        router.On("PUT", Item, call => Change(call, call.List("contact").Count > 0 ? "update" : "refresh",
            account => Contact(call) is { Count: > 0 } contact ? account["contact"] = contact : null));
        router.On("DELETE", Item, call => Change(call, "deactivate", account => account["status"] = Deactivated));
    }

    private static AcmeAccounts Accounts(PveCall call) => AcmeAccounts.Of(call.Datacenter);

    private static string Name(PveCall call) => call.OptionalText("name") ?? "default";

    private static string Directory(PveCall call) => call.OptionalText("directory") ?? AcmeAccounts.Named[0].Url;

    private static JArray Contact(PveCall call) => new(call.List("contact").Select(address => $"mailto:{address}"));

    private static JToken Register(PveCall call)
    {
        var (accounts, name, directory) = (Accounts(call), Name(call), Directory(call));
        if (accounts.All.ContainsKey(name))
        {
            throw PveError.Parameter("name", $"ACME account config file '{name}' already exists.");
        }

        var (contact, terms) = (Contact(call), call.OptionalText("tos_url"));
        return call.ForkWork("acmeregister", "", run =>
        {
            using var held = Lock(run, name);
            if (accounts.All.ContainsKey(name))
            {
                throw PveError.Die($"ACME account config file '{name}' already exists.");
            }

            run.Print("Generating ACME account key..");
            run.Print("Registering ACME account..");
            try
            {
                accounts.RequireReachable(directory);
            }
            catch (PveError error)
            {
                throw PveError.Die($"Registration failed: {error.Text}");
            }

            var number = string.Create(CultureInfo.InvariantCulture, $"{++accounts.Registered}");
            var location = new Uri(new Uri(directory), $"/acme/acct/{number}").ToString();
            accounts.All[name] = new AcmeAccount(directory, location, terms, new JObject
            {
                ["contact"] = contact,
                ["createdAt"] = run.Datacenter.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                ["status"] = "valid",
            });
            run.Print($"Registration successful, account URL: '{location}'");
        });
    }

    private static JObject Read(PveCall call)
    {
        var account = Find(call);
        return new JObject
        {
            ["account"] = account.Account,
            ["directory"] = account.Directory,
            ["location"] = account.Location,
            ["tos"] = account.TermsOfService,
        };
    }

    private static JToken Change(PveCall call, string verb, Func<JObject, JToken?> change)
    {
        Find(call);
        var (accounts, name) = (Accounts(call), Name(call));
        return call.ForkWork("acme" + verb, "", run =>
        {
            using var held = Lock(run, name);
            var account = accounts.All.GetValueOrDefault(name)
                ?? throw PveError.Die($"ACME account config file '{name}' does not exist.");
            accounts.RequireReachable(account.Directory);
            change(account.Account);
            if (account.Account.Value<string>("status") == Deactivated)
            {
                Rename(run, accounts, name);
            }
        });
    }

    /// <summary>Keeps an account that is gone under another name.</summary>
    private static void Rename(Execution run, AcmeAccounts accounts, string name)
    {
        const string Folder = "/etc/pve/priv/acme";
        var free = Enumerable.Range(0, 101).Select(i => string.Create(CultureInfo.InvariantCulture, $"_deactivated_{name}_{i}"))
            .First(candidate => !accounts.All.ContainsKey(candidate));
        run.Print($"Renaming account file from '{Folder}/{name}' to '{Folder}/{free}'");
        accounts.All[free] = accounts.All[name];
        accounts.All.Remove(name);
    }

    private static AcmeAccount Find(PveCall call) => Accounts(call).All.GetValueOrDefault(Name(call))
        ?? throw PveError.Parameter("name", $"ACME account config file '{Name(call)}' does not exist.");

    private static IDisposable Lock(Execution run, string name) => run.LockCluster($"acme-{name}", TimeSpan.FromSeconds(10));
}
