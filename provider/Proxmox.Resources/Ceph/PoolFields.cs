using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph;

/// <summary>What pools of either kind are described by (PVE::API2::Ceph::Pool).</summary>
internal static class PoolFields
{
    private const string Storages = "/storage";

    public static Field<string> Name { get; } = Text("name", "Name of the pool.").Required().Replacing().Autonamed()
        .Matching(@"[^:/\s]+", "a name without colons, slashes and spaces");

    public static Field<long> Size { get; } =
        Whole("size", "How many copies of each object the pool keeps.").UnsetMeans("3").Between(1, 7).ServerChosen()
            .ClearedBy(Clear.Sending("3"));

    public static Field<long> MinSize { get; } =
        Whole("min_size", "How many copies must be there for reading and writing.").UnsetMeans("2").Between(1, 7).ServerChosen()
            .ClearedBy(Clear.Sending("2")).UnknownWhenChanges(() => [Size]);

    public static Field<long> LeastGroups { get; } =
        Whole("pg_num_min", "Number of placement groups that Ceph does not go below. Unset means that it picks what it likes.")
            .Between(1, 32768).ClearedBy(Clear.Sending("0"));

    public static Field<string> AutoscaleMode { get; } =
        Text("pg_autoscale_mode", "What Ceph does when the number of placement groups does not fit.").UnsetMeans("`warn`").OneOf(
            ("on", "It changes the number."), ("warn", "Its health warns of it."), ("off", "Nothing.")).ServerChosen()
            .ClearedBy(Clear.Sending("warn"));

    public static Field<string> TargetSize { get; } =
        Text("target_size", "How much the pool is expected to hold, as `500G` or `20T`, by which Ceph chooses the number of placement "
            + "groups. Unset means what it holds.").As(Formats.Size)
            .Checked(new("more than nothing", value => value.AsText() is not { } size || Formats.Size.Canonical(size) != "0"))
            .ClearedBy(Clear.Sending("0"));

    public static Field<Number> TargetRatio { get; } =
        Fraction("target_size_ratio", "Share that the pool is expected to have beside other pools that have one, by which Ceph chooses the "
            + "number of placement groups. Unset means none.").Between(0).ClearedBy(Clear.Sending("0"));

    public static Field<long> Groups { get; } =
        Whole("pg_num", "Number of placement groups. While `pg_autoscale_mode` is `on` it is what the pool begins with, and what Ceph "
            + "makes of it later is no difference.").UnsetMeans("128").Between(1, 32768).ServerChosen().ClearedBy(Clear.Forgetting)
            .UnknownWhenChanges(() => [AutoscaleMode, LeastGroups, TargetSize, TargetRatio]);

    public static Field<string> Application { get; } =
        Text("application", "What the pool is for, which stays once it is set.").UnsetMeans("`rbd`").OneOf(
            ("rbd", "Disks of guests."), ("cephfs", "A file system."), ("rgw", "An object store.")).ServerChosen()
            .ClearedBy(Clear.Forgetting);

    public static Field<string> CrushRule { get; } =
        Text("crush_rule", "CRUSH rule by which the copies are placed.").UnsetMeans("`replicated_rule`").ServerChosen()
            .ClearedBy(Clear.Sending("replicated_rule"));

    public static Field<bool> AddStorage { get; } =
        Flag("add_storage", "Whether the pool becomes a storage of the same name for disks of VMs and volumes of containers as well. Unset "
            + "means false.").OnWire("add_storages").CreateOnly().Needs(ToStorages);

    public static Field<bool> RemoveStorages { get; } =
        Flag("remove_storages_on_destroy", "Whether the storages in the pool go with it. Unset means false: they stay, and do not work.")
            .OnWire("remove_storages").NeverReturned().NotAParameter().ClearedBy(Clear.Forgetting).Needs(ToStorages);

    public static Field<bool> Force { get; } =
        Flag("force_destroy", "Whether the pool is destroyed although it holds data, which is lost. Unset means false.")
            .OnWire("force").NeverReturned().NotAParameter().ClearedBy(Clear.Forgetting);

    /// <summary>What all pools have behind their name.</summary>
    public static ImmutableArray<Field> Common { get; } =
        [Groups, LeastGroups, AutoscaleMode, TargetSize, TargetRatio, Application];

    /// <summary>What is said of the end of all pools.</summary>
    public static ImmutableArray<Field> OnDestroy { get; } = [RemoveStorages, Force];

    /// <summary>What must hold.</summary>
    public static ImmutableArray<Constraint> Constraints { get; } =
    [
        Constraint.AtMostOne(TargetSize, TargetRatio), Ceph.Constraints.SizeHoldsMinSize(Size, MinSize), new(NamesStorage),
    ];

    private static Privilege ToStorages => new("Datastore.Allocate", Storages)
    {
        Case = "true",
        When = (value, _) => value.AsBool() is true,
    };

    private static IEnumerable<Violation> NamesStorage(Attributes config) =>
        config.Get(AddStorage) is true && config.Get(Name) is { } name && (name.Length < 2 || !char.IsAsciiLetter(name[0])
            || !char.IsAsciiLetterOrDigit(name[^1]) || !name.All(letter => char.IsAsciiLetterOrDigit(letter)
            || letter is '-' or '_' or '.'))
            ? [new(Name, $"No storage can be called \"{name}\": with add_storage the name has letters, digits, dots, hyphens and "
            + "underscores, a letter first and a letter or digit last.")] : [];
}
