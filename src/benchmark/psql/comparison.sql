copy (select * from compared) to '{{out}}/comparison.csv' with (format csv, header);
