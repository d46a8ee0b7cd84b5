using System.Globalization;
using System.Text;
using Proxmox.Engine;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Shared;
using Proxmox.Simulator;
using Proxmox.Testing;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Storage;

/// <summary>
/// The provider dies at one request of a create after the other, once before PVE has it and once after, while what PVE has begun goes on.
/// The client has recorded nothing. After the next apply there is one file, whole and fetched once; unless the user has said what is to
/// become of a file that is there, that apply may also refuse, and names what imports the file.
/// </summary>
[TestFixture("downloaded_file", "adopt")]
[TestFixture("downloaded_file", "overwrite")]
[TestFixture("downloaded_file", null)]
[TestFixture("container_template", "adopt")]
[TestFixture("container_template", null)]
[TestFixture("oci_image", "adopt")]
[TestFixture("oci_image", "overwrite")]
[TestFixture("oci_image", null)]
[TestFixture("uploaded_file", "overwrite")]
[TestFixture("uploaded_file", null)]
[TestFixture("volume", null)]
public sealed class KilledFileTests(string resource, string? ifExists)
{
    private const int MostRequests = 30;
    private static readonly TimeSpan TaskTime = TimeSpan.FromMilliseconds(300);

    private readonly (string Volume, string Task, Value Config) _kind = resource switch
    {
        "downloaded_file" => ("local:iso/system.iso", "download", Config(("node", "pve1"), ("storage", "local"), ("content_type", "iso"),
            ("url", Files.Server + "system.iso"))),
        "container_template" => ("local:vztmpl/rockylinux-10-default_20251001_amd64.tar.xz", "download", Config(("node", "pve1"),
            ("storage", "local"), ("file_name", "rockylinux-10-default_20251001_amd64.tar.xz"))),
        "oci_image" => ("local:vztmpl/nginx_1.29.tar", "ociregistrypull", Config(("node", "pve1"), ("storage", "local"),
            ("reference", "docker.io/library/nginx:1.29"))),
        "uploaded_file" => ("local:iso/tools.iso", "imgcopy", Config(("node", "pve1"), ("storage", "local"), ("content_type", "iso"),
            ("content", "what is sent"), ("file_name", "tools.iso"))),
        _ => ("local-lvm:vm-999999998-data", "none", Config(("node", "pve1"), ("volume_id", "local-lvm:vm-999999998-data"),
            ("size", "1G"))),
    };

    [Test]
    public async Task A_create_that_is_killed_anywhere_leaves_no_orphan_and_no_double([Values] bool isCarriedOut)
    {
        var deaths = 0;
        while (await DiesAtAsync(deaths + 1, isCarriedOut))
        {
            deaths++;
            Assert.That(deaths, Is.LessThan(MostRequests));
        }

        Assert.That(deaths, Is.GreaterThan(3), "the create makes requests to die at");
    }

    private async Task<bool> DiesAtAsync(int death, bool isCarriedOut)
    {
        await using var pve = await PveSimulator.StartAsync();
        Files.Serve(pve, ("system.iso", Files.Bytes(5000)));
        pve.Faults.OnTask(_kind.Task).Delay(TaskTime).Once();
        var at = $"dying at request {death.ToString(CultureInfo.InvariantCulture)}";
        var mortal = new Mortal(death, isCarriedOut);
        var begun = CreateAsync(Providers.Of(pve, mortal.Over));
        await Task.WhenAny(begun, mortal.Death);
        if (!mortal.Death.IsCompleted)
        {
            Assert.That(Errors(await begun), Is.Empty);
            return false;
        }

        var provider = Providers.Of(pve);
        var applied = await CreateAsync(provider);
        var errors = Errors(applied);
        var state = applied.State;
        if (errors.Count > 0)
        {
            Assert.That(ifExists, Is.Null, $"{at}: {errors[0]}");
            Assert.That(errors.Single(), Does.Contain($"{_kind.Volume} exists already").And.Contain($"\"pve1/{_kind.Volume}\""), at);
            Assert.That(state.IsNull, Is.True, at);
            var stub = provider.Import(Resource, $"pve1/{_kind.Volume}");
            state = (await provider.ReadAsync(Resource, new(stub.State, ManagedAttributes.Empty), CancellationToken.None)).State;
        }

        await pve.Datacenter.Tasks.WhenIdleAsync();
        Assert.That(state.IsNull, Is.False, at);
        Assert.That(Files.Find(pve, _kind.Volume), Is.Not.Null, at);
        Assert.That(pve.Datacenter.Tasks.All.Count(task => task.Upid.Type == _kind.Task && task.Running), Is.Zero, at);
        switch (resource)
        {
            case "downloaded_file":
                Assert.That(Files.Content(pve, _kind.Volume), Is.EqualTo(Files.Bytes(5000)), at);
                break;
            case "uploaded_file":
                Assert.That(Files.Content(pve, _kind.Volume), Is.EqualTo(Encoding.UTF8.GetBytes("what is sent")), at);
                break;
        }

        if (ifExists == "adopt" && resource != "container_template")
        {
            Assert.That(pve.Datacenter.Tasks.All.Count(task => task.Upid.Type == _kind.Task), Is.EqualTo(1), at + ": it is fetched once");
        }

        return true;
    }

    private Engine.Declarations.Resource Resource => Catalogs.All.Resource(resource)!;

    private async Task<ApplyAnswer> CreateAsync(Provider provider)
    {
        var config = ifExists is null ? _kind.Config : _kind.Config.With("if_exists", ifExists);
        var plan = await provider.PlanAsync(Resource, new(Value.Null, config, ManagedAttributes.Empty), CancellationToken.None);
        return plan.Diagnostics.HasErrors ? new(Value.Null, plan.Managed, plan.Diagnostics)
            : await provider.ApplyAsync(Resource, new(Value.Null, plan.Planned, config, plan.Managed), CancellationToken.None);
    }

    private static List<string> Errors(ApplyAnswer answer) => [.. answer.Diagnostics
        .Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => $"{diagnostic.Summary}: {diagnostic.Detail}")];
}
