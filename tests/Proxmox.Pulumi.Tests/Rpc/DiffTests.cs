using Google.Protobuf.WellKnownTypes;
using Proxmox.Pulumi.Tests.Fakes;
using Pulumirpc;
using Kind = Pulumirpc.PropertyDiff.Types.Kind;

namespace Proxmox.Pulumi.Tests.Rpc;

public sealed class DiffTests
{
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    [Test]
    public async Task Changes_are_told_leaf_by_leaf_with_their_kinds()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""
            {
              "name": "first", "comment": "a", "size": "8G", "labels": ["x", "y"], "steps": ["one", "two"], "limits": { "cpu": 2, "memoryMib": 64 },
              "nets": { "net0": { "model": "virtio", "mac": "AA:BB:CC:DD:EE:FF" }, "net1": { "model": "e1000" } }
            }
            """);

        var diff = await host.DiffAsync(state, """
            {
              "name": "first", "size": "8192M", "isActive": true, "labels": ["y", "z"], "steps": ["one", "three", "four"], "limits": { "cpu": 4, "memoryMib": 64 },
              "nets": { "net0": { "model": "virtio", "mac": "aa:bb:cc:dd:ee:ff" }, "net2": { "model": "e1000" } }
            }
            """);

        Assert.That(Attached.Json(diff), Is.EqualTo(Attached.Json("""
            {
              "changes": "DIFF_SOME", "hasDetailedDiff": true, "deleteBeforeReplace": true,
              "diffs": ["comment", "isActive", "labels", "steps", "limits", "nets"],
              "stables": ["name", "serial"],
              "detailedDiff": {
                "comment": { "kind": "DELETE", "inputDiff": true },
                "isActive": { "inputDiff": true },
                "labels[0]": { "kind": "DELETE", "inputDiff": true },
                "labels[1]": { "inputDiff": true },
                "steps[1]": { "kind": "UPDATE", "inputDiff": true },
                "steps[2]": { "inputDiff": true },
                "limits.cpu": { "kind": "UPDATE", "inputDiff": true },
                "nets[\"net1\"].model": { "kind": "DELETE", "inputDiff": true },
                "nets[\"net2\"].model": { "inputDiff": true }
              }
            }
            """)));
    }

    [Test]
    public async Task A_whole_element_is_told_in_the_parts_that_the_inputs_have_so_that_options_can_name_them()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "name": "first", "limits": { "cpu": 2, "memoryMib": 64 } }""");

        var diff = await host.DiffAsync(state, """{ "name": "first", "nets": { "net0": { "model": "virtio", "mac": "AA:BB:CC:DD:EE:FF" } } }""");

        Assert.That(diff.DetailedDiff.Select(entry => (entry.Key, entry.Value.Kind)), Is.EquivalentTo(new[]
        {
            ("limits.cpu", PropertyDiff.Types.Kind.Delete), ("limits.memoryMib", PropertyDiff.Types.Kind.Delete),
            ("nets[\"net0\"].model", PropertyDiff.Types.Kind.Add), ("nets[\"net0\"].mac", PropertyDiff.Types.Kind.Add),
        }));
    }

    [Test]
    public async Task An_object_of_the_users_own_name_goes_first_whatever_the_user_wants_it_replaced_for()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "name": "first", "comment": "a" }""");

        Assert.That((await host.DiffAsync(state, """{ "name": "first", "comment": "b" }""")).DeleteBeforeReplace, Is.True);
        Assert.That((await host.DiffAsync(state, """{ "name": "first", "comment": "a" }""")).DeleteBeforeReplace, Is.False);
        var generated = await host.CheckAsync(Attached.Bag("""{ "comment": "a" }"""));
        var named = await host.CreateAsync(Attached.Json(generated));
        Assert.That((await host.DiffAsync(named, Attached.Json(generated)
            .Replace("\"a\"", "\"b\"", StringComparison.Ordinal))).DeleteBeforeReplace, Is.False, "a new one gets another name");
    }

    [Test]
    public async Task A_slot_that_stays_in_PVE_is_not_told_as_a_removal()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "name": "first" }""");
        state.Outputs.Fields["nets"] = Value.ForStruct(Attached.Bag("""{ "net0": { "model": "virtio" }, "net1": { "model": "e1000" } }"""));

        var diff = await host.DiffAsync(state, """{ "name": "first", "nets": { "net0": { "model": "e1000" } } }""");

        Assert.That(diff.DetailedDiff.Keys, Is.EqualTo(new[] { "nets[\"net0\"].model" }));
    }

    [Test]
    public async Task A_replacement_of_a_name_that_is_given_deletes_first_only_when_the_name_stays()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "name": "first", "server": "a" }""");

        var stays = await host.DiffAsync(state, """{ "name": "first", "server": "b" }""");
        var moves = await host.DiffAsync(state, """{ "name": "second", "server": "b" }""");

        Assert.That((stays.DetailedDiff["server"].Kind, stays.DeleteBeforeReplace), Is.EqualTo((Kind.UpdateReplace, true)));
        Assert.That(stays.Replaces, Is.EqualTo(new[] { "server" }));
        Assert.That(stays.Stables, Is.Empty);
        Assert.That(moves.DeleteBeforeReplace, Is.False);
        Assert.That(moves.Replaces, Is.EqualTo(new[] { "name", "server" }));
    }

    [Test]
    public async Task A_replacement_of_a_generated_name_is_created_first_for_it_gets_another()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "server": "a" }""");

        var diff = await host.DiffAsync(state, """{ "server": "b" }""");

        Assert.That((diff.Replaces.Single(), diff.DeleteBeforeReplace), Is.EqualTo(("server", false)));
    }

    [Test]
    public async Task A_property_that_PVE_cannot_clear_replaces_only_when_it_is_removed()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "name": "first", "tag": "a" }""");

        var changed = await host.DiffAsync(state, """{ "name": "first", "tag": "b" }""");
        var removed = await host.DiffAsync(state, """{ "name": "first" }""");

        Assert.That(changed.DetailedDiff["tag"].Kind, Is.EqualTo(Kind.Update));
        Assert.That(removed.DetailedDiff["tag"].Kind, Is.EqualTo(Kind.DeleteReplace));
    }

    [Test]
    public async Task An_unknown_value_is_an_update_and_a_replacement_only_where_any_change_is_one()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "name": "first", "comment": "a", "server": "a", "limits": { "cpu": 1 } }""");

        var diff = await host.DiffAsync(state, $$"""{ "name": "first", "comment": "{{Unknown}}", "server": "{{Unknown}}", "limits": { "cpu": "{{Unknown}}" } }""");

        Assert.That(diff.DetailedDiff.Select(entry => (entry.Key, entry.Value.Kind)),
            Is.EquivalentTo(new[] { ("comment", Kind.Update), ("server", Kind.UpdateReplace), ("limits.cpu", Kind.Update) }));
        Assert.That(diff.DeleteBeforeReplace, Is.True);
    }

    [Test]
    public async Task An_unknown_identity_does_not_delete_first()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "name": "first" }""");

        var diff = await host.DiffAsync(state, $$"""{ "name": "{{Unknown}}" }""");

        Assert.That((diff.Replaces.Single(), diff.DeleteBeforeReplace), Is.EqualTo(("name", false)));
    }

    [Test]
    public async Task A_mark_of_secrecy_is_no_change()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "name": "first", "comment": "a" }""");

        var diff = await host.DiffAsync(state, """{ "name": "first", "comment": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "a" } }""");

        Assert.That(diff.Changes, Is.EqualTo(DiffResponse.Types.DiffChanges.DiffNone));
    }

    [TestCase("comment")]
    [TestCase("[\"comment\"]")]
    [TestCase("*")]
    public async Task An_ignored_change_is_none(string path)
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "name": "first", "comment": "a" }""");

        var diff = await host.DiffAsync(state, """{ "name": "first", "comment": "b" }""", path);

        Assert.That(diff.Changes, Is.EqualTo(DiffResponse.Types.DiffChanges.DiffNone));
    }

    [Test]
    public async Task A_part_of_a_property_can_be_ignored()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "name": "first", "limits": { "cpu": 1, "memoryMib": 64 }, "nets": { "net0": { "model": "virtio" } } }""");

        var diff = await host.DiffAsync(state, """{ "name": "first", "limits": { "cpu": 2, "memoryMib": 128 }, "nets": { "net0": { "model": "e1000" } } }""", "limits.cpu", "nets[\"net0\"].model");

        Assert.That(diff.DetailedDiff.Keys, Is.EqualTo(new[] { "limits.memoryMib" }));
    }

    [Test]
    public async Task The_old_value_is_shown_from_the_outputs_where_the_old_inputs_do_not_have_it()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "name": "first" }""");
        host.Pve.Change("/gadgets/first", "comment", "by hand");
        var read = await host.RefreshAsync(state);

        var diff = await host.DiffAsync((state.Id, read.Inputs, read.Properties), """{ "name": "first", "comment": "wanted" }""");

        Assert.That(diff.DetailedDiff["comment"], Is.EqualTo(new PropertyDiff { Kind = Kind.Update, InputDiff = false }));
    }

    [Test]
    public async Task A_refresh_that_asks_with_the_roles_exchanged_gets_the_drift()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "name": "first", "comment": "a", "size": "8G", "labels": ["x"], "nets": { "net0": { "model": "virtio" } } }""");
        host.Pve.Change("/gadgets/first", "comment", "b");
        host.Pve.Change("/gadgets/first", "labels", null);
        host.Pve.Change("/gadgets/first", "size", "8192M");
        host.Pve.Change("/gadgets/first", "server", "new");
        var read = await host.RefreshAsync(state);

        var drift = await host.Client.DiffAsync(
            new()
            {
                Id = state.Id,
                Urn = Attached.Urn,
                Type = Attached.GadgetType,
                Olds = read.Properties,
                OldInputs = read.Inputs,
                News = state.Inputs
            });
        var next = await host.DiffAsync((state.Id, read.Inputs, read.Properties), """{ "name": "first", "comment": "a", "size": "8G", "labels": ["x"], "nets": { "net0": { "model": "virtio" } } }""");

        Assert.That(Attached.Json(read.Inputs), Is.EqualTo(Attached.Json("""{ "name": "first", "comment": "b", "size": "8G", "nets": { "net0": { "model": "virtio" } } }""")));
        Assert.That(drift.DetailedDiff.Select(entry => (entry.Key, entry.Value.Kind)),
            Is.EquivalentTo(new[] { ("comment", Kind.Update), ("labels", Kind.Add) }));
        Assert.That(next.DetailedDiff, Is.EqualTo(drift.DetailedDiff));
    }

    [Test]
    public async Task What_PVE_picks_when_a_property_is_removed_is_shown_as_its_removal()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "name": "first", "picked": "mine" }""");

        var diff = await host.DiffAsync(state, """{ "name": "first" }""");

        Assert.That(diff.DetailedDiff["picked"], Is.EqualTo(new PropertyDiff { Kind = Kind.Delete, InputDiff = true }));
    }

    [Test]
    public async Task Names_in_the_diff_are_unique_and_every_replacing_one_has_its_details()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "name": "first", "server": "a", "steps": ["a", "b", "c"] }""");

        var diff = await host.DiffAsync(state, """{ "name": "first", "server": "b", "steps": ["d", "e", "f"] }""");

        Assert.That(diff.Diffs, Is.Unique.And.EquivalentTo(new[] { "server", "steps" }));
        Assert.That(diff.Replaces, Is.EqualTo(diff.DetailedDiff.Where(
            entry => entry.Value.Kind.ToString().EndsWith("Replace", StringComparison.Ordinal)).Select(entry => entry.Key)));
    }
}
