using System.IO.Compression;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests;

/// <summary>What is there for one run: it works, and nothing of it is left in a file or a log.</summary>
public sealed class EphemeralTests
{
    private const string Canary = "tweety-5f3a-Canary";

    [Test]
    public async Task Nothing_of_it_is_in_the_plan_in_the_state_or_in_a_log()
    {
        if (Executables.Find(ClientKind.Terraform) is not { } terraform)
        {
            Assert.Ignore("There is no terraform here.");
            return;
        }

        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/access/users", ("userid", "ci@pve"), ("password", Canary));
        pve.Request("PUT", "/access/acl", ("path", "/pool"), ("roles", "PVEPoolAdmin"), ("users", "ci@pve"));
        using var folder = new ProviderFolder();
        var log = Path.Combine(folder.Path, "trace.log");
        folder.Environment["TF_LOG"] = "TRACE";
        folder.Environment["TF_LOG_PATH"] = log;
        folder.Environment["TF_VAR_password"] = Canary;
        folder.Write("main.tf", HclText.Provider("proxmox", Configurations.Of(pve)) + Configuration(pve));

        await SucceedAsync(folder, terraform, "plan", "-out=saved.plan", "-input=false", "-no-color");
        await SucceedAsync(folder, terraform, "apply", "-input=false", "-no-color", "saved.plan");

        // What was made of the secrets is their only trace: passwords that PVE was told.
        var secrets = pve.Requests.All
            .Where(request => request.Verb is "PUT" or "POST" && request.Path.StartsWith("/access/users", StringComparison.Ordinal))
            .Select(request => request.Parameters.GetValueOrDefault("password")?.ToString()).OfType<string>().Distinct().ToList();
        Assert.That(secrets, Has.Exactly(1).StartsWith("PVE:ci@pve:"));
        Assert.That(secrets, Has.Exactly(1).Matches<string>(secret => Guid.TryParse(secret, out _)));
        Assert.That(pve.Requests.All.Count(request => request.Verb == "POST" && request.Path.Contains("/token/run-")), Is.EqualTo(2),
            "one token for the plan, one for the apply");
        Assert.That(pve.Request("GET", "/access/users/ci@pve/token")!, Is.Empty, "both are gone");
        Assert.That((string?)pve.Request("GET", "/pools/web")!["comment"], Is.EqualTo("made with the token"));

        var state = File.ReadAllText(Path.Combine(folder.Path, "terraform.tfstate"));
        var plan = Unpacked(Path.Combine(folder.Path, "saved.plan"));
        var traced = File.ReadAllText(log);
        Assert.That(traced, Does.Contain("ephemeral").And.Contain("/access/users/ci%40pve/token/run-"), "the log is that of the run");
        foreach (var secret in secrets.Append(Canary))
        {
            Assert.That(state.Contains(secret, StringComparison.Ordinal), Is.False, "the state");
            Assert.That(plan.Contains(secret, StringComparison.Ordinal), Is.False, "the plan");
            Assert.That(traced.Split('\n').Where(line => line.Contains(secret, StringComparison.Ordinal)), Is.Empty, "the log");
        }
    }

    // The secrets go where values may go that are stored nowhere: into a provider and into write-only attributes.
    private static string Configuration(PveSimulator pve) => $$"""
        variable "password" {
          type      = string
          ephemeral = true
        }

        ephemeral "proxmox_user_token" "pools" {
          user_id  = "ci@pve"
          lifetime = "10m"
          grants   = [{ path = "/pool", role_id = "PVEPoolAdmin" }]
        }

        ephemeral "proxmox_ticket" "ci" {
          username = "ci@pve"
          password = var.password
        }

        ephemeral "proxmox_cluster_join_info" "cluster" {}

        provider "proxmox" {
          alias       = "pools"
          endpoint    = "{{pve.Endpoint}}"
          fingerprint = "{{pve.Fingerprint}}"
          api_token   = ephemeral.proxmox_user_token.pools.api_token
        }

        resource "proxmox_pool" "web" {
          provider = proxmox.pools
          pool_id  = "web"
          comment  = "made with the token"
        }

        resource "proxmox_user" "first" {
          user_id             = "first@pve"
          password_wo         = ephemeral.proxmox_user_token.pools.value
          password_wo_version = 1
        }

        resource "proxmox_user" "second" {
          user_id             = "second@pve"
          password_wo         = substr(ephemeral.proxmox_ticket.ci.ticket, 0, 60)
          password_wo_version = 1
        }
        """;

    private static string Unpacked(string plan)
    {
        using var archive = ZipFile.OpenRead(plan);
        return string.Concat(archive.Entries.Select(entry =>
        {
            using var content = entry.Open();
            using var reader = new StreamReader(content, System.Text.Encoding.Latin1);
            return reader.ReadToEnd();
        }));
    }

    private static async Task SucceedAsync(ProviderFolder folder, string executable, params string[] arguments)
    {
        using var process = folder.Start(executable, arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync(limit.Token);
        Assert.That(process.ExitCode, Is.Zero, await output + await errors);
    }
}
