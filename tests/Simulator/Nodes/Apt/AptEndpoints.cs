using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Nodes.Apt;

/// <summary><c>/nodes/{node}/apt</c> (<c>PVE::API2::APT</c>, and <c>proxmox_apt</c> for the repositories).</summary>
public sealed class AptEndpoints : IEndpoints
{
    private const string Root = "/nodes/{node}/apt";

    public void Map(Router router)
    {
        router.On("GET", Root, _ => Router.Directory("id", ["changelog", "repositories", "update", "versions"]));
        router.On("GET", Root + "/repositories", Repositories);
        router.On("PUT", Root + "/repositories", call =>
        {
            Apt(call).AssertDigest(call.OptionalText("digest"));
            Apt(call).Add(call.Text("handle"));
        });
        router.On("POST", Root + "/repositories", Change);
        router.On("GET", Root + "/update", call => new JArray(Apt(call).Updates.Select(Update)));
        router.On("POST", Root + "/update", call => call.ForkWork("aptupdate", "", run => Refresh(call, run)));
        router.On("GET", Root + "/changelog", call => Apt(call).Updates.Find(package => package.Name == call.Text("name")) is { } package
            ? $"{package.Name} ({call.OptionalText("version") ?? package.Version}) unstable\n\n  * something is better now\n"
            : $"E: Unable to locate package {call.Text("name")}\nRC: 100");
        router.On("GET", Root + "/versions", Versions);
    }

    private static NodeApt Apt(PveCall call) => NodeApt.Of(call.Datacenter, call.NodeName);

    // The recorded hosts had a stand-in for the part of PVE that reads the files.
    private static bool IsStandIn(PveCall call) => StorageConfig.Of(call.Datacenter).Host.MissingPrograms.Contains("proxmox-apt");

    private static JObject Repositories(PveCall call)
    {
        if (IsStandIn(call))
        {
            return new()
            {
                ["digest"] = "",
                ["errors"] = new JArray(),
                ["files"] = new JArray(),
                ["infos"] = new JArray(),
                ["standard-repos"] = new JArray(),
            };
        }

        var apt = Apt(call);
        var readable = apt.Files.Where(file => file.Error is null).ToList();
        return new()
        {
            ["digest"] = apt.Digest,
            ["errors"] = new JArray(apt.Files.Where(file => file.Error is not null)
                .Select(file => new JObject { ["path"] = file.Path, ["error"] = file.Error })),
            ["files"] = new JArray(readable.Select(file => new JObject
            {
                ["path"] = file.Path,
                ["file-type"] = file.Type,
                ["digest"] = new JArray(file.Digest.Select(part => (int)part)),
                ["repositories"] = new JArray(file.Repositories.Select(repository => repository.Show(file.Type))),
            })),
            ["infos"] = new JArray(readable.SelectMany(file => file.Repositories.SelectMany(
                (repository, index) => Infos(call.Datacenter.Version, file, repository, index)))),
            ["standard-repos"] = new JArray(StandardRepository.Of(call.Datacenter.Version).Select(standard => Standard(apt, standard))),
        };
    }

    private static JObject Standard(NodeApt apt, StandardRepository standard)
    {
        var shown = new JObject { ["handle"] = standard.Handle, ["name"] = standard.Name };
        var entries = apt.EntriesOf(standard).ToList();
        if (entries.Count > 0)
        {
            shown["status"] = entries.Any(entry => entry.Enabled) ? 1 : 0;
        }

        return shown;
    }

    private static IEnumerable<JObject> Infos(PveVersion version, AptFile file, AptRepository repository, int index)
    {
        string[] older = ["bullseye", .. version == PveVersion.V84 ? [] : (string[])["bookworm"]];
        foreach (var suite in older.Where(name => repository.Suites.Any(used => used.StartsWith(name, StringComparison.Ordinal))))
        {
            yield return Info(file, index, "warning", $"old suite '{suite}' configured!", "Suites");
        }

        var host = new Uri(repository.Uri).Host;
        var origin = host.EndsWith(".proxmox.com", StringComparison.Ordinal) ? "Proxmox"
            : host.EndsWith(".debian.org", StringComparison.Ordinal) ? "Debian" : null;
        if (origin is not null)
        {
            yield return Info(file, index, "origin", origin, property: null);
        }
    }

    private static JObject Info(AptFile file, int index, string kind, string message, string? property)
    {
        var info = new JObject { ["path"] = file.Path, ["index"] = index, ["kind"] = kind, ["message"] = message };
        if (property is not null)
        {
            info["property"] = property;
        }

        return info;
    }

    private static void Change(PveCall call)
    {
        var (apt, path, index) = (Apt(call), call.Text("path"), (int)call.Number("index")!.Value);
        apt.AssertDigest(call.OptionalText("digest"));
        var file = apt.Files.Find(known => known.Path == path) ?? throw PveError.Die($"invalid path - {path}");
        if (file.Error is { } error)
        {
            throw PveError.Die($"unable to parse file {path} - {error}");
        }

        if (index < 0 || index >= file.Repositories.Count)
        {
            throw PveError.Die($"invalid index - {index}");
        }

        file.Repositories[index].Enabled = call.Flag("enabled") ?? file.Repositories[index].Enabled;
    }

    // What takes a subscription is refused by its server without one.
    private static void Refresh(PveCall call, Execution run)
    {
        if (call.Flag("quiet") != true)
        {
            run.Print("starting apt-get update");
        }

        var apt = NodeApt.Of(run.Datacenter, run.Node);
        var refused = NodeSubscription.Of(run.Datacenter, run.Node).IsActive ? null
            : apt.Files.SelectMany(file => file.Repositories).FirstOrDefault(entry =>
                entry.Enabled && new Uri(entry.Uri).Host == "enterprise.proxmox.com");
        if (refused is not null)
        {
            run.Print($"E: Failed to fetch {refused.Uri}/dists/{refused.Suites[0]}/InRelease  401  Unauthorized");
            throw PveError.Die("command 'apt-get update' failed: exit code 100");
        }

        apt.Refreshes++;
        if (call.Flag("notify") == true)
        {
            apt.Updates.ForEach(package => package.Told = package.Version);
        }
    }

    private static JObject Update(AptPackage package)
    {
        var shown = new JObject
        {
            ["Package"] = package.Name,
            ["Title"] = $"The package {package.Name}",
            ["Description"] = $"What {package.Name} does",
            ["Origin"] = package.Origin,
            ["Section"] = "admin",
            ["Priority"] = "optional",
            ["Arch"] = "amd64",
            ["Version"] = package.Version,
        };
        if (package.Installed is { } installed)
        {
            shown["OldVersion"] = installed;
        }

        if (package.Told is { } told)
        {
            shown["NotifyStatus"] = told;
        }

        return shown;
    }

    private static JArray Versions(PveCall call)
    {
        var release = ClusterEndpoints.Release(call.Datacenter.Version);
        var (version, kernel) = (release["version"]!.ToString(), NodeEndpoints.Kernel(call.Datacenter.Version));
        var (proxmox, manager) = (Update(new("proxmox-ve", release["release"] + ".0", release["release"] + ".0")),
            Update(new("pve-manager", version, version)));
        (proxmox["CurrentState"], manager["CurrentState"]) = ("Installed", "Installed");
        proxmox["RunningKernel"] = kernel;
        manager["ManagerVersion"] = $"{version}/{release["repoid"]}";
        var missing = Update(new("ceph", null, "19.2.3-pve2"));
        missing["CurrentState"] = "NotInstalled";
        return [proxmox, manager, missing];
    }
}
