using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Npgsql;

namespace NewsBot.Tests.Shared.Postgres;

/// <summary>
/// A PostgreSQL server of the tests' own: its data in a folder of the tests, on a free port of the loopback address, gone when the
/// tests are over. It starts when the first database is asked for. A test that asks where PostgreSQL is not installed is skipped.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string DebianFolder = "/usr/lib/postgresql";
    private const string Superuser = "postgres";
    private const string Password = "a superuser's password";
    private const int StartAttempts = 3;
    private const string SmallTablespace = "small";
    private const string Filler = "filler";

    private readonly SemaphoreSlim _gate = new(1);
    private string? _folder;
    private int _port;
    private int _databases;

    /// <summary>The password of the roles of <see cref="CreateDatabaseAsync"/>.</summary>
    public const string RolePassword = "a role's password; it's secret";

    /// <summary>How large the disk is that the databases are on, in megabytes; null for as large as any. A small one cannot be had everywhere (see <see cref="SmallDisk.CanMountWithoutRoot"/>), and is gone with the server.</summary>
    public int? DiskSize { get; init; }

    /// <summary>The certificate the server shows, signed by itself for "localhost".</summary>
    public string Certificate => Path.Combine(_folder!, "server.crt");

    private string Data => Path.Combine(_folder!, "data");

    private string Disk => Path.Combine(_folder!, "disk");

    private bool RunsAsAnother => Environment.IsPrivilegedProcess && DiskSize is null;

    private string Log => Path.Combine(_folder!, "log");

    /// <summary>Makes an empty database, with a role that may use this database alone and owns nothing but a schema in it.</summary>
    /// <returns>The connection string of the role.</returns>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        await StartOnceAsync(cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"newsbot{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync("postgres", $"CREATE ROLE {name} LOGIN PASSWORD '{RolePassword.Replace("'", "''", StringComparison.Ordinal)}'", cancellationToken);
        await ExecuteAsync("postgres", $"CREATE DATABASE {name} TEMPLATE template0{(DiskSize is null ? "" : $" TABLESPACE {SmallTablespace}")}", cancellationToken);
        await ExecuteAsync("postgres", $"REVOKE ALL ON DATABASE {name} FROM PUBLIC", cancellationToken);
        await ExecuteAsync("postgres", $"GRANT CONNECT ON DATABASE {name} TO {name}", cancellationToken);
        await ExecuteAsync(name, $"CREATE SCHEMA {name} AUTHORIZATION {name}", cancellationToken);
        return Connection(name, name, RolePassword);
    }

    /// <summary>Carries out statements as the superuser.</summary>
    /// <param name="connectionString">The database, as <see cref="CreateDatabaseAsync"/> gave it.</param>
    /// <param name="sql">The statements.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task AdministerAsync(string connectionString, string sql, CancellationToken cancellationToken) =>
        ExecuteAsync(new NpgsqlConnectionStringBuilder(connectionString).Database!, sql, cancellationToken);

    /// <summary>Cuts all connections to a database.</summary>
    /// <param name="connectionString">The database, as <see cref="CreateDatabaseAsync"/> gave it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task CutConnectionsAsync(string connectionString, CancellationToken cancellationToken) => ExecuteAsync(
        "postgres",
        $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{new NpgsqlConnectionStringBuilder(connectionString).Database}'",
        cancellationToken);

    /// <summary>Fills the small disk of the databases to the last page.</summary>
    /// <param name="connectionString">Any of the databases, as <see cref="CreateDatabaseAsync"/> gave it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task FillDiskAsync(string connectionString, CancellationToken cancellationToken)
    {
        // What a statement that fails has written stays until the table is vacuumed; what it put aside beside the table does not.
        await AdministerAsync(connectionString, $"CREATE TABLE {Filler} (text text) WITH (autovacuum_enabled = off)", cancellationToken);
        var full = await Should.ThrowAsync<PostgresException>(
            () => AdministerAsync(connectionString, $"DO $$ BEGIN FOR i IN 1..1000000 LOOP INSERT INTO {Filler} VALUES (repeat('x', 1000)); END LOOP; END $$", cancellationToken));
        full.SqlState.ShouldBe(PostgresErrorCodes.DiskFull);
    }

    /// <summary>Makes room again after <see cref="FillDiskAsync"/>.</summary>
    /// <param name="connectionString">The same database.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task EmptyDiskAsync(string connectionString, CancellationToken cancellationToken) => AdministerAsync(connectionString, $"DROP TABLE {Filler}", cancellationToken);

    /// <summary>Kills the server as a loss of power would: nothing is written any more, nobody is told.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task KillAsync(CancellationToken cancellationToken) => RunAsync("pg_ctl", ["stop", "-D", Data, "-m", "immediate", "-s", "-w"], cancellationToken);

    /// <summary>Starts the server again after <see cref="KillAsync"/>, on the same port with the same data.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task StartAgainAsync(CancellationToken cancellationToken) =>
        RunAsync("pg_ctl", ["start", "-D", Data, "-l", Log, "-s", "-w", "-t", "60"], cancellationToken, startsServer: true);

    public async ValueTask DisposeAsync()
    {
        if (_folder is not null)
        {
            // One that a test has killed is down already.
            if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            {
                await KillAsync(CancellationToken.None);
            }

            Directory.Delete(_folder, recursive: true);
        }

        _gate.Dispose();
    }

    private async Task StartOnceAsync(CancellationToken cancellationToken)
    {
        Assert.SkipWhen(Programs is null, "PostgreSQL is not installed");
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_folder is null)
            {
                await MakeAsync(cancellationToken);
                await StartAsync(cancellationToken);
                if (DiskSize is not null)
                {
                    await ExecuteAsync("postgres", $"CREATE TABLESPACE {SmallTablespace} LOCATION '{Disk}'", cancellationToken);
                }
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        _folder = Directory.CreateTempSubdirectory("newsbot-postgres-").FullName;
        var password = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(password, Password, cancellationToken);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        await File.WriteAllTextAsync(Certificate, certificate.ExportCertificatePem(), cancellationToken);
        var keyFile = Path.Combine(_folder, "server.key");
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem(), cancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(keyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Directory.CreateDirectory(Disk);
        if (RunsAsAnother)
        {
            await RunProgramAsync("chown", ["-R", Superuser, _folder], cancellationToken);
        }

        await RunAsync(
            "initdb", ["-D", Data, "-U", Superuser, "-A", "scram-sha-256", $"--pwfile={password}", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"], cancellationToken);
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            _port = FreePort();

            // What is committed survives the death of the server, not that of the machine, which no test asks for.
            await File.AppendAllTextAsync(
                Path.Combine(Data, "postgresql.conf"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""

                    port = {_port}
                    listen_addresses = '127.0.0.1'
                    unix_socket_directories = ''
                    fsync = off
                    full_page_writes = off
                    max_connections = 200
                    ssl = on
                    ssl_cert_file = '{Certificate}'
                    ssl_key_file = '{Path.Combine(_folder!, "server.key")}'
                    """),
                cancellationToken);
            try
            {
                await StartAgainAsync(cancellationToken);
                return;
            }
            catch (InvalidOperationException) when (attempt < StartAttempts)
            {
                // Somebody else took the port meanwhile.
            }
        }
    }

    private async Task ExecuteAsync(string database, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection($"{Connection(database, Superuser, Password)};Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private string Connection(string database, string user, string password) =>
        new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = _port, Database = database, Username = user, Password = password }.ConnectionString;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // Debian keeps the programs of each version apart, and does not have the server's on the path.
    private static string? Programs { get; } = Folders().FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));

    private static IEnumerable<string> Folders() =>
    [
        .. Directory.Exists(DebianFolder) ? Directory.GetDirectories(DebianFolder).Order(StringComparer.Ordinal).Reverse().Select(version => Path.Combine(version, "bin")) : [],
        .. Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [],
    ];

    // The server refuses to be run by root.
    private Task RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken, bool startsServer = false)
    {
        string[] command = [Path.Combine(Programs!, program), .. arguments];
        if (DiskSize is { } size)
        {
            command = SmallDisk.WithoutRoot(command);
            command = startsServer ? SmallDisk.With(Disk, size, command) : command;
        }
        else if (RunsAsAnother)
        {
            command = ["runuser", "-u", Superuser, "--", .. command];
        }

        return RunProgramAsync(command[0], command[1..], cancellationToken);
    }

    private static async Task RunProgramAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            // The folder the tests run in need not be open to the account that the server runs by.
            WorkingDirectory = "/",
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed: {await errors}{await output}");
        }
    }
}
