package org.disclosurerollup.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.validation.Formula;
import org.disclosurerollup.validation.Outcome;
import org.disclosurerollup.validation.Rule;
import org.disclosurerollup.validation.RuleBook;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.item.database.ItemPreparedStatementSetter;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.mapping.PassThroughFieldSetMapper;
import org.springframework.batch.infrastructure.item.file.transform.FieldSet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The usual way to do it with Spring Batch: a reader of lines, a processor that checks, writers that insert a row per
 * cell in batches, and SQL that adds up. A filing is an item, a hundred are a chunk and a transaction; inserts are
 * rewritten to many rows each.
 */
public final class SpringBatchJob {
    /** Stands among the scripts where the filings are loaded. */
    static final String LOAD = "load";

    private static final int FILINGS_PER_CHUNK = 100;

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final DataSource dataSource;
    private final Form form;
    private final RuleBook rules;

    private SpringBatchJob(AnnotationConfigApplicationContext context, Form form) {
        this.repository = context.getBean(JobRepository.class);
        this.transactions = context.getBean(PlatformTransactionManager.class);
        this.dataSource = context.getBean(DataSource.class);
        this.form = form;
        this.rules = RuleBook.compile(form);
    }

    record CellRow(String unit, int year, int position, BigDecimal value) {}

    record FindingRow(String unit, int year, String rule, String severity) {}

    record FilingRows(String unit, int year, List<CellRow> cells, List<FindingRow> findings) {}

    /** {@code FORMS INBOX JDBC-URL SCRIPT…}: the scripts before {@value #LOAD} run before the filings are loaded. */
    public static void main(String[] args) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(args[2]);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.setMaximumPoolSize(4);
        try (HikariDataSource pool = new HikariDataSource(config);
                AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            try (Connection connection = pool.getConnection()) {
                ScriptUtils.executeSqlScript(
                        connection, new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"));
            }
            context.registerBean("dataSource", DataSource.class, () -> pool);
            context.register(Infrastructure.class);
            context.refresh();
            Form form = CatalogueReader.read(Path.of(args[0])).form(NationalYears.FORM);
            SpringBatchJob job = new SpringBatchJob(context, form);
            List<String> scripts = List.of(args).subList(3, args.length);
            JobExecution execution = job.start(context.getBean(JobOperator.class), Path.of(args[1]), scripts);
            for (StepExecution step : execution.getStepExecutions()) {
                System.out.println(step.getStepName() + " " + Duration.between(step.getStartTime(), step.getEndTime()));
            }
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                throw new IllegalStateException(
                        execution.toString(),
                        execution.getAllFailureExceptions().get(0));
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableBatchProcessing
    @EnableJdbcJobRepository
    static class Infrastructure {
        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }
    }

    private JobExecution start(JobOperator operator, Path inbox, List<String> scripts) throws Exception {
        int load = scripts.indexOf(LOAD);
        SimpleJobBuilder job = new JobBuilder("national-years", repository).start(sql(scripts.get(0)));
        for (String script : scripts.subList(1, load)) {
            job.next(sql(script));
        }
        for (int year : NationalYears.YEARS) {
            job.next(load(inbox.resolve(year + ".csv"), year));
        }
        for (String script : scripts.subList(load + 1, scripts.size())) {
            job.next(sql(script));
        }
        return operator.start(job.build(), new JobParameters());
    }

    private Step sql(String script) {
        return new StepBuilder(Path.of(script).getFileName().toString(), repository)
                .tasklet(
                        (contribution, chunk) -> {
                            try (Connection connection = dataSource.getConnection();
                                    Statement statement = connection.createStatement()) {
                                statement.execute(Files.readString(Path.of(script)));
                            }
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }

    private Step load(Path file, int year) {
        return new StepBuilder("load-" + year, repository)
                .<FieldSet, FilingRows>chunk(FILINGS_PER_CHUNK)
                .transactionManager(transactions)
                .reader(reader(file))
                .processor(this::check)
                .writer(writer())
                .build();
    }

    private static FlatFileItemReader<FieldSet> reader(Path file) {
        List<String> names = new ArrayList<>(List.of("unit_code", "year", "form"));
        Filing.codes().forEach(names::add);
        return new FlatFileItemReaderBuilder<FieldSet>()
                .name("filings")
                .resource(new FileSystemResource(file))
                .linesToSkip(1)
                .delimited()
                .names(names.toArray(String[]::new))
                .fieldSetMapper(new PassThroughFieldSetMapper())
                .build();
    }

    private FilingRows check(FieldSet line) {
        String unit = line.readString("unit_code");
        int year = line.readInt("year");
        long[] figures = new long[form.size()];
        List<CellRow> cells = new ArrayList<>();
        for (Cell cell : form.cells()) {
            String text = line.readString(cell.code());
            figures[cell.index()] = figure(cell, text);
            if (cell.isFigure() && !text.isEmpty()) {
                cells.add(new CellRow(
                        unit, year, cell.index() + 1, FixedPoint.toDecimal(figures[cell.index()], cell.decimals())));
            }
        }
        List<FindingRow> findings = new ArrayList<>();
        for (Rule rule : rules.rules(form)) {
            // All filers here are offices, which every rule asks.
            for (Formula formula : rule.formulas()) {
                if (formula.evaluate(figures, null) == Outcome.FAILED) {
                    findings.add(new FindingRow(
                            unit,
                            year,
                            rule.definition().id(),
                            rule.definition().severity().code()));
                }
            }
        }
        return new FilingRows(unit, year, cells, findings);
    }

    private static long figure(Cell cell, String text) {
        if (text.isEmpty()) {
            return FixedPoint.BLANK;
        }
        if (!cell.isFigure()) {
            return 1;
        }
        if (cell.rollUp() == RollUp.COUNT_YES) {
            return text.equals("是") ? 1 : 0;
        }
        return FixedPoint.parse(text, cell.decimals());
    }

    private ItemWriter<FilingRows> writer() {
        JdbcBatchItemWriter<FilingRows> filings =
                insert("insert into filing (unit_code, year) values (?, ?)", (filing, row) -> {
                    row.setString(1, filing.unit());
                    row.setInt(2, filing.year());
                });
        JdbcBatchItemWriter<CellRow> cells =
                insert("insert into cell_value (unit_code, year, position, value) values (?, ?, ?, ?)", (cell, row) -> {
                    row.setString(1, cell.unit());
                    row.setInt(2, cell.year());
                    row.setInt(3, cell.position());
                    row.setBigDecimal(4, cell.value());
                });
        JdbcBatchItemWriter<FindingRow> findings =
                insert("insert into finding (unit_code, year, rule, severity) values (?, ?, ?, ?)", (finding, row) -> {
                    row.setString(1, finding.unit());
                    row.setInt(2, finding.year());
                    row.setString(3, finding.rule());
                    row.setString(4, finding.severity());
                });
        return chunk -> {
            filings.write(chunk);
            Chunk<CellRow> all = new Chunk<>();
            Chunk<FindingRow> found = new Chunk<>();
            for (FilingRows filing : chunk) {
                all.addAll(filing.cells());
                found.addAll(filing.findings());
            }
            cells.write(all);
            findings.write(found);
        };
    }

    private <T> JdbcBatchItemWriter<T> insert(String sql, ItemPreparedStatementSetter<T> setter) {
        JdbcBatchItemWriter<T> writer = new JdbcBatchItemWriterBuilder<T>()
                .dataSource(dataSource)
                .sql(sql)
                .itemPreparedStatementSetter(setter)
                .build();
        writer.afterPropertiesSet();
        return writer;
    }
}
