using Pulumi;
using Pulumi.Proxmox.Access;
using Pulumi.Proxmox.Pools;
using Storage = Pulumi.Proxmox.Storage;

// Where PVE is and who we are comes from the environment:
//   PROXMOX_VE_ENDPOINT, PROXMOX_VE_API_TOKEN, and PROXMOX_VE_CA_FILE or PROXMOX_VE_FINGERPRINT.
return await Deployment.RunAsync(() =>
{
    var admins = new Group("admins", new() { GroupId = "admins", Comment = "Run the datacenter" });
    var developers = new Group("developers", new() { GroupId = "developers", Comment = "Use the development pool" });
    var auditors = new Group("auditors", new() { GroupId = "auditors", Comment = "See everything, change nothing" });

    Person("alice", "Archer", admins, developers);
    Person("bob", "Brewer", developers);
    Person("carol", "Cook", auditors);

    // A machine user with a token of its own, which has only what is granted to the token.
    var ci = new User("ci", new() { UserId = "ci@pve", Comment = "Continuous integration" });
    var deploy = new UserToken("deploy", new() { UserId = ci.UserId, TokenName = "deploy", Comment = "Deploys to the development pool" });
    var token = Output.Format($"{ci.UserId}!{deploy.TokenName}");

    var scratch = new Storage.DirectoryStorage("scratch", new()
    {
        StorageId = "scratch",
        Path = "/srv/scratch",
        Content = { Storage.StorageContent.Images, Storage.StorageContent.Rootdir },
    });

    var backups = new Storage.Nfs("backups", new()
    {
        StorageId = "backups",
        Server = "nas.example.com",
        Export = "/srv/nfs/backups",
        Content = { Storage.StorageContent.Backup },
        PruneBackups = new Storage.Inputs.PruneBackupsArgs { KeepDaily = 7, KeepWeekly = 4, KeepMonthly = 6 },
    });

    var production = new Pool("production", new() { PoolId = "production", Comment = "What customers see" });
    var web = new Pool("web", new() { PoolId = Output.Format($"{production.PoolId}/web"), Comment = "Web servers" });
    var development = new Pool("development", new() { PoolId = "development", Comment = "Playground of the developers" });
    _ = new PoolMember("scratch", new() { PoolId = development.PoolId, Member = scratch.StorageId });

    var developer = new Role("developer", new()
    {
        RoleId = "Developer",
        Privileges =
        {
            "Datastore.AllocateSpace", "Datastore.Audit", "Pool.Audit", "VM.Allocate", "VM.Audit", "VM.Config.CPU",
            "VM.Config.Disk", "VM.Config.Memory", "VM.Config.Network", "VM.Console", "VM.PowerMgmt",
        },
    });

    Grant("admins", "/", GroupName(admins), "PVEAdmin");
    Grant("auditors", "/", GroupName(auditors), "PVEAuditor");

    // The token may do no more than its user, so both are granted the role.
    var playground = Output.Format($"/pool/{development.PoolId}");
    Grant("developers", playground, GroupName(developers), developer.RoleId);
    Grant("ci", playground, ci.UserId, developer.RoleId);
    Grant("deploy", playground, token, developer.RoleId);

    return new Dictionary<string, object?>
    {
        // Secret, because the token's value is.
        ["deployToken"] = Output.Format($"{token}={deploy.Value}"),
        ["webPool"] = web.PoolId,
        ["backupStorage"] = backups.StorageId,
    };
});

static void Person(string name, string lastName, params Group[] groups) => _ = new User(name, new()
{
    UserId = $"{name}@pve",
    FirstName = char.ToUpperInvariant(name[0]) + name[1..],
    LastName = lastName,
    Email = $"{name}@example.com",
    Groups = groups.Select(group => group.GroupId).ToList(),
});

static void Grant(string name, Input<string> path, Input<string> principal, Input<string> role) =>
    _ = new Acl(name, new() { Path = path, Principal = principal, RoleId = role });

static Output<string> GroupName(Group group) => Output.Format($"@{group.GroupId}");
